//! Fills `builtins` and the built-in classes: every table of natives is listed here.

use crate::native::NativeDef;
use crate::shape::Shape;
use crate::{ClassId, Kind, Runtime, Value};
use rekindle_abi::heap::Module;

/// Classes whose instances cannot be hashed.
const UNHASHABLE: &[ClassId] = &[
    ClassId::LIST,
    ClassId::DICT,
    ClassId::SET,
    ClassId::BYTEARRAY,
    ClassId::DICT_KEYS,
    ClassId::DICT_ITEMS,
];

/// Fills a new runtime: classes without fixed numbers, methods, built-in functions.
pub fn install_all(rt: &mut Runtime) {
    rt.add_union_class();
    rt.add_alias_class();
    rt.add_member_shapes();
    rt.add_exception_classes();
    let tables: &[&'static [NativeDef]] = &[
        crate::object_methods::TABLE,
        crate::number_methods::INT,
        crate::number_methods::FLOAT,
        crate::number_methods::COMPLEX,
        crate::number_methods::MORE,
        crate::int_methods::TABLE,
        crate::float_methods::TABLE,
        crate::complex_methods::TABLE,
        crate::str_methods::TABLE,
        crate::bytes_methods::BYTES,
        crate::bytes_methods::BYTES_ONLY,
        crate::bytes_methods::BYTEARRAY,
        crate::bytearray_methods::TABLE,
        crate::memory_view_buffer::TABLE,
        crate::object_class::TABLE,
        crate::object_reduce::TABLE,
        crate::type_class::TABLE,
        crate::builtins::TABLE,
        crate::builtins_attr::TABLE,
        crate::builtins_iter::TABLE,
        crate::container_dunders::TABLE,
        crate::list_methods::LIST,
        crate::tuple::TUPLE,
        crate::dict_methods::DICT,
        crate::dict_views::DICT_VIEW,
        crate::set_methods::SET,
        crate::set_methods::SHARED,
        crate::set_methods::FROZEN,
        crate::range::RANGE,
        crate::sizes::TABLE,
        crate::slice::SLICE,
        crate::descriptors::TABLE,
        crate::property::TABLE,
        crate::super_object::TABLE,
        crate::function_class::TABLE,
        crate::native_callables::TABLE,
        crate::frame_object::TABLE,
        crate::native_callables::TABLE,
        crate::frames::TABLE,
        crate::traceback_object::TABLE,
        crate::code_methods::TABLE,
        crate::generator_class::TABLE,
        crate::generator_class::ITERATORS,
        crate::iter_state::TABLE,
        crate::coroutine::TABLE,
        crate::async_generator::TABLE,
        crate::async_iter::TABLE,
        crate::module_class::TABLE,
        crate::exceptions::TABLE,
        crate::exception_fields::TABLE,
        crate::os_error::TABLE,
        crate::exception_group::TABLE,
    ];
    for table in tables {
        rt.install(table);
    }
    let hash = rt.names.hash;
    for class in UNHASHABLE {
        let namespace = rt.class_namespace(*class);
        rt.namespace_set(namespace, hash, Value::NONE);
    }
    rt.add_class_docs();
    rt.add_builtins_module();
    rt.add_memory_view_class();
}

impl Runtime {
    /// A built-in class without a fixed number, whose instances are small records.
    pub fn add_native_class(&mut self, name: &str, base: ClassId) -> ClassId {
        let tail = self.class(base).mro.clone();
        let namespace = self.new_namespace();
        let class = self.add_class(
            name,
            vec![base],
            tail,
            Kind::Slice,
            namespace,
            ClassId::TYPE,
            false,
        );
        let shape = self.add_shape(Shape::empty(class, Kind::Slice, 0));
        self.class_mut(class).base_shape = shape;
        class
    }

    /// Makes a native module and enters it into `sys.modules`.
    pub fn add_module(&mut self, name: &str) -> Value {
        let module = self.new_module(name);
        let name = self.intern(name);
        for modules in [self.modules, self.native_modules] {
            self.dict_set_name(crate::dict::DictRef::new(modules), name, module);
        }
        module
    }

    /// Enters a table of functions into a module.
    pub fn fill_module(&mut self, module: Value, table: &'static [NativeDef]) {
        for def in table {
            let native = self.new_native(def);
            self.set_module_attr(module, def.name, native);
        }
    }

    /// Sets a global of a module.
    pub fn set_module_attr(&mut self, module: Value, name: &str, value: Value) {
        let name = self.intern(name);
        self.namespace_set(self.module_namespace(module), name, value);
    }

    /// Module `builtins`, whose globals are the built-in names.
    fn add_builtins_module(&mut self) {
        let module = self.add_module("builtins");
        let (builtins, names) = (self.builtins, self.names);
        // SAFETY: a fresh module.
        unsafe { (*module.as_ptr::<Module>()).namespace = builtins };
        self.heap.barrier(module, builtins);
        let namespace = self.module_namespace(module);
        let name = self.intern("builtins");
        self.namespace_set(namespace, names.name, name);
        self.namespace_set(namespace, names.doc, Value::NONE);
        for (constant, value) in [
            ("NotImplemented", Value::NOT_IMPLEMENTED),
            ("Ellipsis", Value::ELLIPSIS),
            ("None", Value::NONE),
            ("True", Value::TRUE),
            ("False", Value::FALSE),
            ("__debug__", Value::TRUE),
        ] {
            let constant = self.intern(constant);
            self.namespace_set(namespace, constant, value);
        }
    }
}
