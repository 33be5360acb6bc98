//! Python function objects and generators.

use crate::dict::DictRef;
use crate::{CodeState, R, Runtime, ShapeId, Value};
use rekindle_abi::heap::{Function, Generator};

impl Runtime {
    /// A function of linked code.
    ///
    /// # Safety
    /// `code` came from [`Runtime::link_code`].
    pub unsafe fn new_function(
        &mut self,
        code: *mut CodeState,
        defaults: Value,
        kw_defaults: Value,
        closure: Value,
    ) -> Value {
        // SAFETY: code states live as long as the runtime.
        let [name, qualname] = unsafe { (*code).titles };
        let p = self.alloc(ShapeId::FUNCTION, size_of::<Function>()) as *mut Function;
        // SAFETY: a fresh cell of that size.
        unsafe {
            (*p).code = code as *const u8;
            (*p).defaults = defaults;
            (*p).kw_defaults = kw_defaults;
            (*p).closure = closure;
            (*p).name = name;
            (*p).qualname = qualname;
        }
        Value::from_ptr(p)
    }

    /// Is it a Python function?
    #[inline(always)]
    pub fn is_function(&self, v: Value) -> bool {
        v.is_ptr() && self.shape_of(v) == ShapeId::FUNCTION
    }

    /// The linked code of a function.
    #[inline(always)]
    pub fn function_code(&self, f: Value) -> *mut CodeState {
        // SAFETY: the caller checked that it is a function.
        unsafe { (*f.as_ptr::<Function>()).code as *mut CodeState }
    }

    /// An attribute from the function's own `__dict__`.
    pub fn function_dict_get(&mut self, f: Value, name: Value) -> Option<Value> {
        // SAFETY: the caller checked that it is a function.
        let dict = unsafe { (*f.as_ptr::<Function>()).dict };
        if dict.is_null() {
            None
        } else {
            self.dict_get_name(DictRef::new(dict), name)
        }
    }

    /// Sets (or with NULL deletes) an attribute in the function's own `__dict__`.
    pub fn function_dict_set(&mut self, f: Value, name: Value, value: Value) -> R<()> {
        let p = f.as_ptr::<Function>();
        // SAFETY: the caller checked that it is a function.
        unsafe {
            if (*p).dict.is_null() {
                let dict = self.new_dict();
                (*p).dict = dict;
                self.heap.barrier(f, dict);
            }
            let dict = DictRef::new((*p).dict);
            if value.is_null() {
                if self.dict_remove(dict, name)?.is_none() {
                    return self.no_attribute(f, name).map(|_| ());
                }
                return Ok(());
            }
            self.dict_set_name(dict, name, value);
        }
        Ok(())
    }

    /// A generator that has not run yet, with room for the frame's registers.
    ///
    /// # Safety
    /// `function` is a Python function and `regs` points to `live` registers.
    pub unsafe fn new_generator(
        &mut self,
        function: Value,
        shape: ShapeId,
        regs: *const Value,
        live: usize,
        frame_size: usize,
    ) -> Value {
        let storage = self.new_buffer(ShapeId::VALUE_BUFFER, frame_size * 8) as *mut Value;
        // SAFETY: the buffer has room for the frame.
        unsafe { std::ptr::copy_nonoverlapping(regs, storage, live) };
        let p = self.alloc(shape, size_of::<Generator>()) as *mut Generator;
        // SAFETY: a fresh cell of that size; `storage` is kept alive by this very frame.
        unsafe {
            (*p).function = function;
            (*p).regs = storage;
            (*p).pc = 0;
            (*p).code = self.function_code(function) as *const u8;
        }
        Value::from_ptr(p)
    }
}
