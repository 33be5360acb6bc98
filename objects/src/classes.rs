//! The built-in classes: one row each, with fixed numbers.

use crate::{Kind, ShapeId};

/// Index in the table of classes.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug, PartialOrd, Ord)]
#[repr(transparent)]
pub struct ClassId(pub u32);

/// A row of the table.
pub struct BuiltinClass {
    /// `__name__`
    pub name: &'static str,
    /// Its base; `object` is its own.
    pub base: ClassId,
    /// Layout of its instances.
    pub kind: Kind,
    /// Fixed shape of its instances, or none (instances get a dynamic shape).
    pub shape: Option<ShapeId>,
    /// Visible in the module `builtins` under its name?
    pub public: bool,
}

macro_rules! classes {
    ($( $NAME:ident = $text:literal, $base:ident, $kind:ident, $shape:expr, $public:literal; )*) => {
        #[allow(non_camel_case_types, clippy::upper_case_acronyms, reason = "the numbers of the constants below")]
        #[repr(u32)]
        enum Number { $( $NAME, )* }

        impl ClassId {
            $( #[doc = $text] pub const $NAME: ClassId = ClassId(Number::$NAME as u32); )*
        }

        /// The rows, in order of their numbers.
        pub const BUILTIN_CLASSES: &[BuiltinClass] = &[$(BuiltinClass {
            name: $text, base: ClassId::$base, kind: Kind::$kind, shape: $shape, public: $public,
        }),*];
    };
}

const NO: Option<ShapeId> = None;

classes! {
    OBJECT = "object", OBJECT, Slice, Some(ShapeId::OBJECT), true;
    TYPE = "type", OBJECT, Type, Some(ShapeId::TYPE), true;
    INT = "int", OBJECT, BigInt, Some(ShapeId::BIG_INT), true;
    BOOL = "bool", INT, BigInt, NO, true;
    FLOAT = "float", OBJECT, Float, Some(ShapeId::FLOAT), true;
    COMPLEX = "complex", OBJECT, Buffer, Some(ShapeId::COMPLEX), true;
    STR = "str", OBJECT, Str, Some(ShapeId::STR), true;
    BYTES = "bytes", OBJECT, Bytes, Some(ShapeId::BYTES), true;
    BYTEARRAY = "bytearray", OBJECT, List, Some(ShapeId::BYTEARRAY), true;
    LIST = "list", OBJECT, List, Some(ShapeId::LIST_EMPTY), true;
    TUPLE = "tuple", OBJECT, Tuple, Some(ShapeId::TUPLE), true;
    DICT = "dict", OBJECT, Dict, Some(ShapeId::DICT), true;
    SET = "set", OBJECT, Dict, Some(ShapeId::SET), true;
    FROZENSET = "frozenset", OBJECT, Dict, Some(ShapeId::FROZENSET), true;
    RANGE = "range", OBJECT, Range, Some(ShapeId::RANGE), true;
    SLICE = "slice", OBJECT, Slice, Some(ShapeId::SLICE), true;
    PROPERTY = "property", OBJECT, Slice, Some(ShapeId::PROPERTY), true;
    CLASS_METHOD = "classmethod", OBJECT, Slice, Some(ShapeId::CLASS_METHOD), true;
    STATIC_METHOD = "staticmethod", OBJECT, Slice, Some(ShapeId::STATIC_METHOD), true;
    SUPER = "super", OBJECT, Slice, Some(ShapeId::SUPER), true;
    NONE_TYPE = "NoneType", OBJECT, Slice, NO, false;
    NOT_IMPLEMENTED_TYPE = "NotImplementedType", OBJECT, Slice, NO, false;
    ELLIPSIS_TYPE = "ellipsis", OBJECT, Slice, NO, false;
    FUNCTION = "function", OBJECT, Function, Some(ShapeId::FUNCTION), false;
    METHOD = "method", OBJECT, BoundMethod, Some(ShapeId::BOUND_METHOD), false;
    BUILTIN_FUNCTION = "builtin_function_or_method", OBJECT, Native, Some(ShapeId::NATIVE), false;
    METHOD_DESCRIPTOR = "method_descriptor", OBJECT, Native, NO, false;
    WRAPPER_DESCRIPTOR = "wrapper_descriptor", OBJECT, Native, NO, false;
    METHOD_WRAPPER = "method-wrapper", OBJECT, Native, NO, false;
    CLASSMETHOD_DESCRIPTOR = "classmethod_descriptor", OBJECT, Native, NO, false;
    MEMBER_DESCRIPTOR = "member_descriptor", OBJECT, Native, NO, false;
    GETSET_DESCRIPTOR = "getset_descriptor", OBJECT, Native, NO, false;
    CELL = "cell", OBJECT, Cell, Some(ShapeId::CELL), false;
    GENERATOR = "generator", OBJECT, Generator, Some(ShapeId::GENERATOR), false;
    COROUTINE = "coroutine", OBJECT, Generator, NO, false;
    ASYNC_GENERATOR = "async_generator", OBJECT, Generator, NO, false;
    COROUTINE_WRAPPER = "coroutine_wrapper", OBJECT, Slice, NO, false;
    ASYNC_SEND = "async_generator_asend", OBJECT, Slice, NO, false;
    ASYNC_THROW = "async_generator_athrow", OBJECT, Slice, NO, false;
    ASYNC_WRAPPED = "async_generator_wrapped_value", OBJECT, Slice, NO, false;
    ANEXT_AWAITABLE = "anext_awaitable", OBJECT, Slice, NO, false;
    MODULE = "module", OBJECT, Module, Some(ShapeId::MODULE), false;
    MAPPING_PROXY = "mappingproxy", OBJECT, Slice, Some(ShapeId::MAPPING_PROXY), false;
    CODE = "code", OBJECT, Slice, Some(ShapeId::CODE), false;
    TRACEBACK = "traceback", OBJECT, Slice, Some(ShapeId::TRACEBACK), false;
    FRAME = "frame", OBJECT, Slice, Some(ShapeId::FRAME), false;
    ITERATOR = "iterator", OBJECT, Iter, Some(ShapeId::ITER), false;
    LIST_ITERATOR = "list_iterator", OBJECT, Iter, NO, false;
    TUPLE_ITERATOR = "tuple_iterator", OBJECT, Iter, NO, false;
    STR_ITERATOR = "str_ascii_iterator", OBJECT, Iter, NO, false;
    WIDE_STR_ITERATOR = "str_iterator", OBJECT, Iter, NO, false;
    BYTES_ITERATOR = "bytes_iterator", OBJECT, Iter, NO, false;
    BYTEARRAY_ITERATOR = "bytearray_iterator", OBJECT, Iter, NO, false;
    MEMORY_ITERATOR = "memory_iterator", OBJECT, Iter, NO, false;
    RANGE_ITERATOR = "range_iterator", OBJECT, Iter, NO, false;
    LONG_RANGE_ITERATOR = "longrange_iterator", OBJECT, Iter, NO, false;
    SET_ITERATOR = "set_iterator", OBJECT, Iter, NO, false;
    DICT_KEYITERATOR = "dict_keyiterator", OBJECT, Iter, NO, false;
    DICT_VALUEITERATOR = "dict_valueiterator", OBJECT, Iter, NO, false;
    DICT_ITEMITERATOR = "dict_itemiterator", OBJECT, Iter, NO, false;
    DICT_REVERSEKEYITERATOR = "dict_reversekeyiterator", OBJECT, Iter, NO, false;
    DICT_REVERSEVALUEITERATOR = "dict_reversevalueiterator", OBJECT, Iter, NO, false;
    DICT_REVERSEITEMITERATOR = "dict_reverseitemiterator", OBJECT, Iter, NO, false;
    LIST_REVERSEITERATOR = "list_reverseiterator", OBJECT, Iter, NO, false;
    CALLABLE_ITERATOR = "callable_iterator", OBJECT, Iter, NO, false;
    ENUMERATE = "enumerate", OBJECT, Iter, NO, true;
    ZIP = "zip", OBJECT, Iter, NO, true;
    MAP = "map", OBJECT, Iter, NO, true;
    FILTER = "filter", OBJECT, Iter, NO, true;
    REVERSED = "reversed", OBJECT, Iter, NO, true;
    DICT_KEYS = "dict_keys", OBJECT, Slice, Some(ShapeId::DICT_VIEW), false;
    DICT_VALUES = "dict_values", OBJECT, Slice, NO, false;
    DICT_ITEMS = "dict_items", OBJECT, Slice, NO, false;
    BASE_EXCEPTION = "BaseException", OBJECT, Instance, NO, true;
    EXCEPTION = "Exception", BASE_EXCEPTION, Instance, NO, true;
    SYSTEM_EXIT = "SystemExit", BASE_EXCEPTION, Instance, NO, true;
    KEYBOARD_INTERRUPT = "KeyboardInterrupt", BASE_EXCEPTION, Instance, NO, true;
    GENERATOR_EXIT = "GeneratorExit", BASE_EXCEPTION, Instance, NO, true;
    BASE_EXCEPTION_GROUP = "BaseExceptionGroup", BASE_EXCEPTION, Instance, NO, true;
    STOP_ITERATION = "StopIteration", EXCEPTION, Instance, NO, true;
    STOP_ASYNC_ITERATION = "StopAsyncIteration", EXCEPTION, Instance, NO, true;
    ARITHMETIC_ERROR = "ArithmeticError", EXCEPTION, Instance, NO, true;
    FLOATING_POINT_ERROR = "FloatingPointError", ARITHMETIC_ERROR, Instance, NO, true;
    OVERFLOW_ERROR = "OverflowError", ARITHMETIC_ERROR, Instance, NO, true;
    ZERO_DIVISION_ERROR = "ZeroDivisionError", ARITHMETIC_ERROR, Instance, NO, true;
    ASSERTION_ERROR = "AssertionError", EXCEPTION, Instance, NO, true;
    ATTRIBUTE_ERROR = "AttributeError", EXCEPTION, Instance, NO, true;
    BUFFER_ERROR = "BufferError", EXCEPTION, Instance, NO, true;
    EOF_ERROR = "EOFError", EXCEPTION, Instance, NO, true;
    IMPORT_ERROR = "ImportError", EXCEPTION, Instance, NO, true;
    MODULE_NOT_FOUND_ERROR = "ModuleNotFoundError", IMPORT_ERROR, Instance, NO, true;
    LOOKUP_ERROR = "LookupError", EXCEPTION, Instance, NO, true;
    INDEX_ERROR = "IndexError", LOOKUP_ERROR, Instance, NO, true;
    KEY_ERROR = "KeyError", LOOKUP_ERROR, Instance, NO, true;
    MEMORY_ERROR = "MemoryError", EXCEPTION, Instance, NO, true;
    NAME_ERROR = "NameError", EXCEPTION, Instance, NO, true;
    UNBOUND_LOCAL_ERROR = "UnboundLocalError", NAME_ERROR, Instance, NO, true;
    OS_ERROR = "OSError", EXCEPTION, Instance, NO, true;
    FILE_NOT_FOUND_ERROR = "FileNotFoundError", OS_ERROR, Instance, NO, true;
    FILE_EXISTS_ERROR = "FileExistsError", OS_ERROR, Instance, NO, true;
    PERMISSION_ERROR = "PermissionError", OS_ERROR, Instance, NO, true;
    IS_A_DIRECTORY_ERROR = "IsADirectoryError", OS_ERROR, Instance, NO, true;
    NOT_A_DIRECTORY_ERROR = "NotADirectoryError", OS_ERROR, Instance, NO, true;
    INTERRUPTED_ERROR = "InterruptedError", OS_ERROR, Instance, NO, true;
    REFERENCE_ERROR = "ReferenceError", EXCEPTION, Instance, NO, true;
    RUNTIME_ERROR = "RuntimeError", EXCEPTION, Instance, NO, true;
    NOT_IMPLEMENTED_ERROR = "NotImplementedError", RUNTIME_ERROR, Instance, NO, true;
    RECURSION_ERROR = "RecursionError", RUNTIME_ERROR, Instance, NO, true;
    SYNTAX_ERROR = "SyntaxError", EXCEPTION, Instance, NO, true;
    INDENTATION_ERROR = "IndentationError", SYNTAX_ERROR, Instance, NO, true;
    TAB_ERROR = "TabError", INDENTATION_ERROR, Instance, NO, true;
    SYSTEM_ERROR = "SystemError", EXCEPTION, Instance, NO, true;
    TYPE_ERROR = "TypeError", EXCEPTION, Instance, NO, true;
    VALUE_ERROR = "ValueError", EXCEPTION, Instance, NO, true;
    UNICODE_ERROR = "UnicodeError", VALUE_ERROR, Instance, NO, true;
    UNICODE_DECODE_ERROR = "UnicodeDecodeError", UNICODE_ERROR, Instance, NO, true;
    UNICODE_ENCODE_ERROR = "UnicodeEncodeError", UNICODE_ERROR, Instance, NO, true;
    UNICODE_TRANSLATE_ERROR = "UnicodeTranslateError", UNICODE_ERROR, Instance, NO, true;
    WARNING = "Warning", EXCEPTION, Instance, NO, true;
    USER_WARNING = "UserWarning", WARNING, Instance, NO, true;
    DEPRECATION_WARNING = "DeprecationWarning", WARNING, Instance, NO, true;
    RUNTIME_WARNING = "RuntimeWarning", WARNING, Instance, NO, true;
    SYNTAX_WARNING = "SyntaxWarning", WARNING, Instance, NO, true;
    INCOMPLETE_INPUT_ERROR = "_IncompleteInputError", SYNTAX_ERROR, Instance, NO, true;
}

impl ClassId {
    /// Its row; only for built-in classes.
    pub fn builtin(self) -> Option<&'static BuiltinClass> {
        BUILTIN_CLASSES.get(self.0 as usize)
    }
}
