//! Interned strings that the runtime itself uses, one row each.

use crate::Value;

macro_rules! names {
    ($( $field:ident = $text:literal; )*) => {
        /// Interned strings by Rust name.
        #[derive(Clone, Copy)]
        pub struct Names { $( #[doc = concat!("`", $text, "`")] pub $field: Value, )* }

        impl Names {
            /// Interns all of them.
            pub fn new(mut intern: impl FnMut(&str) -> Value) -> Names {
                Names { $( $field: intern($text), )* }
            }

            /// None yet: for the moment before strings exist.
            pub const EMPTY: Names = Names { $( $field: Value::NULL, )* };

            /// All of them, as roots.
            pub fn for_each(&self, mut f: impl FnMut(Value)) {
                $( f(self.$field); )*
            }
        }
    };
}

names! {
    abs = "__abs__"; aiter = "__aiter__"; anext = "__anext__"; annotations = "__annotations__"; args = "args";
    await_ = "__await__"; bases = "__bases__"; bool_ = "__bool__"; builtins = "__builtins__"; bytes = "__bytes__";
    call = "__call__"; cause = "__cause__"; class = "__class__"; class_getitem = "__class_getitem__";
    classcell = "__classcell__"; closure = "__closure__"; code = "__code__"; complex = "__complex__"; contains = "__contains__"; context = "__context__";
    defaults = "__defaults__"; del = "__del__"; delattr = "__delattr__"; delete = "__delete__";
    delitem = "__delitem__"; dict = "__dict__"; dir = "__dir__"; divmod = "__divmod__"; doc = "__doc__";
    enter = "__enter__"; eq = "__eq__"; exit = "__exit__"; file = "__file__";
    abstractmethods = "__abstractmethods__"; float = "__float__";
    format = "__format__"; ge = "__ge__"; get = "__get__"; getattr = "__getattr__";
    getattribute = "__getattribute__"; getitem = "__getitem__"; globals = "__globals__"; gt = "__gt__"; hash = "__hash__";
    index = "__index__"; init = "__init__"; init_subclass = "__init_subclass__"; instancecheck = "__instancecheck__";
    int = "__int__"; invert = "__invert__"; iter = "__iter__"; kwdefaults = "__kwdefaults__"; le = "__le__"; len = "__len__";
    length_hint = "__length_hint__"; loader = "__loader__"; lt = "__lt__"; main = "__main__"; missing = "__missing__"; module = "__module__";
    mro = "__mro__"; mro_method = "mro"; name = "__name__"; ne = "__ne__"; neg = "__neg__"; new = "__new__"; next = "__next__";
    notes = "__notes__"; package = "__package__"; path = "__path__"; pos = "__pos__"; prepare = "__prepare__"; qualname = "__qualname__";
    repr = "__repr__"; reversed = "__reversed__"; round = "__round__"; self_ = "__self__"; func = "__func__"; set = "__set__"; set_name = "__set_name__";
    setattr = "__setattr__"; setitem = "__setitem__"; slots = "__slots__"; spec = "__spec__"; str = "__str__";
    subclasscheck = "__subclasscheck__"; suppress_context = "__suppress_context__"; traceback = "__traceback__";
    trunc = "__trunc__"; type_params = "__type_params__"; value = "value"; wrapped = "__wrapped__"; keys = "keys"; empty = "";
    send = "send"; throw = "throw"; close = "close"; msg = "msg"; code_attr = "code"; pow = "__pow__"; rpow = "__rpow__";
    write = "write"; flush = "flush"; stdout = "stdout"; stderr = "stderr"; displayhook = "displayhook"; excepthook = "excepthook"; modules = "modules";
    name_attr = "name"; path_attr = "path"; obj_attr = "obj"; print_file_and_line = "print_file_and_line"; filename = "filename"; lineno = "lineno"; offset = "offset"; text = "text"; end_lineno = "end_lineno"; end_offset = "end_offset";
    fset = "fset"; fget = "fget"; errno = "errno"; strerror = "strerror"; floor = "__floor__"; ceil = "__ceil__"; static_attributes = "__static_attributes__"; firstlineno = "__firstlineno__"; match_args = "__match_args__"; exceptions = "exceptions"; message = "message"; all = "__all__";
    add = "__add__"; radd = "__radd__"; iadd = "__iadd__"; sub = "__sub__"; rsub = "__rsub__"; isub = "__isub__";
    mul = "__mul__"; rmul = "__rmul__"; imul = "__imul__"; truediv = "__truediv__"; rtruediv = "__rtruediv__"; itruediv = "__itruediv__";
    floordiv = "__floordiv__"; rfloordiv = "__rfloordiv__"; ifloordiv = "__ifloordiv__"; mod_ = "__mod__"; rmod = "__rmod__"; imod = "__imod__";
    ipow = "__ipow__"; lshift = "__lshift__"; rlshift = "__rlshift__"; ilshift = "__ilshift__"; rshift = "__rshift__"; rrshift = "__rrshift__";
    irshift = "__irshift__"; and_ = "__and__"; rand = "__rand__"; iand = "__iand__"; or_ = "__or__"; ror = "__ror__";
    ior = "__ior__"; xor = "__xor__"; rxor = "__rxor__"; ixor = "__ixor__"; matmul = "__matmul__"; rmatmul = "__rmatmul__";
    imatmul = "__imatmul__"; rdivmod = "__rdivmod__";
}
