//! Raising exceptions from Rust.
//!
//! An exception is an ordinary instance of a dynamic shape whose first slots are fixed (see
//! [`slots`]); the one being raised waits in `ctx.exc`.

use crate::shape::slot_ptr;
use crate::{ClassId, Runtime, Value};

/// The token of a raised exception: `ctx.exc` is set.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Raised;

/// Result of whatever may raise.
pub type R<T> = Result<T, Raised>;

/// Numbers of the slots every exception instance has from birth.
pub mod slots {
    /// `args`: a tuple.
    pub const ARGS: usize = 0;
    /// `__traceback__`: a traceback or None.
    pub const TRACEBACK: usize = 1;
    /// `__cause__`
    pub const CAUSE: usize = 2;
    /// `__context__`
    pub const CONTEXT: usize = 3;
    /// `__suppress_context__`
    pub const SUPPRESS: usize = 4;
    /// How many there are.
    pub const COUNT: usize = 5;
    /// The first that a built-in class adds: `StopIteration.value`, `SystemExit.code`, `NameError.name`.
    pub const OWN: usize = 5;
}

impl Runtime {
    /// Makes `exc` (an exception instance) the pending one.
    pub fn raise<T>(&mut self, exc: Value) -> R<T> {
        self.ctx.exc = exc;
        Err(Raised)
    }

    /// Raises a new exception of a built-in class with one string argument.
    #[cold]
    pub fn raise_new<T>(&mut self, class: ClassId, message: impl AsRef<str>) -> R<T> {
        let text = self.new_str(message.as_ref());
        let exc = self.new_exception(class, &[text]);
        if class == ClassId::IMPORT_ERROR {
            self.set_field(exc, "msg", text);
        }
        self.raise(exc)
    }

    /// Raises a new exception of a built-in class.
    #[cold]
    pub fn raise_args<T>(&mut self, class: ClassId, args: &[Value]) -> R<T> {
        let exc = self.new_exception(class, args);
        self.raise(exc)
    }

    /// `TypeError`
    #[cold]
    pub fn type_error<T>(&mut self, message: impl AsRef<str>) -> R<T> {
        self.raise_new(ClassId::TYPE_ERROR, message)
    }

    /// `ValueError`
    #[cold]
    pub fn value_error<T>(&mut self, message: impl AsRef<str>) -> R<T> {
        self.raise_new(ClassId::VALUE_ERROR, message)
    }

    /// `IndexError`
    #[cold]
    pub fn index_error<T>(&mut self, message: impl AsRef<str>) -> R<T> {
        self.raise_new(ClassId::INDEX_ERROR, message)
    }

    /// `KeyError` with the key itself as argument.
    #[cold]
    pub fn key_error<T>(&mut self, key: Value) -> R<T> {
        self.raise_args(ClassId::KEY_ERROR, &[key])
    }

    /// `ZeroDivisionError`
    #[cold]
    pub fn zero_division<T>(&mut self, message: impl AsRef<str>) -> R<T> {
        self.raise_new(ClassId::ZERO_DIVISION_ERROR, message)
    }

    /// `OverflowError`
    #[cold]
    pub fn overflow_error<T>(&mut self, message: impl AsRef<str>) -> R<T> {
        self.raise_new(ClassId::OVERFLOW_ERROR, message)
    }

    /// A new instance of a built-in exception class with these arguments.
    pub fn new_exception(&mut self, class: ClassId, args: &[Value]) -> Value {
        let args = self.new_tuple(args);
        let exc = self.new_instance_of(class);
        let none = Value::NONE;
        for (slot, v) in [args, none, none, none, Value::FALSE]
            .into_iter()
            .enumerate()
        {
            // SAFETY: every exception has these slots, and they hold values. It is younger than
            // its arguments, so that no barrier is needed.
            unsafe { *slot_ptr(exc, slot) = v.0 };
        }
        let shape = self.shape(self.class(class).base_shape);
        for (slot, attr) in shape.attrs.iter().enumerate().skip(slots::COUNT) {
            // SAFETY: the exception has the slots of this shape; what they get is not in the heap.
            unsafe { *slot_ptr(exc, slot) = self.unset_field(attr.name).0 };
        }
        exc
    }

    /// One of the fixed slots of an exception instance.
    #[inline]
    pub fn exception_slot(&self, exc: Value, slot: usize) -> Value {
        debug_assert!(slot <= slots::OWN && self.is_exception(exc));
        // SAFETY: every exception has these slots, and they hold values.
        Value(unsafe { *slot_ptr(exc, slot) })
    }

    /// Sets one of the fixed slots of an exception instance.
    #[inline]
    pub fn set_exception_slot(&mut self, exc: Value, slot: usize, v: Value) {
        debug_assert!(slot <= slots::OWN && self.is_exception(exc));
        // SAFETY: as above.
        unsafe { *slot_ptr(exc, slot) = v.0 };
        self.heap.barrier(exc, v);
    }

    /// Is a pending exception an instance of this built-in class?
    pub fn pending_is(&self, class: ClassId) -> bool {
        !self.ctx.exc.is_null() && self.is_subclass(self.class_of(self.ctx.exc), class)
    }

    /// Drops the pending exception.
    pub fn clear_pending(&mut self) -> Value {
        std::mem::replace(&mut self.ctx.exc, Value::NULL)
    }

    /// Is the value an exception instance?
    pub fn is_exception(&self, v: Value) -> bool {
        self.is_subclass(self.class_of(v), ClassId::BASE_EXCEPTION)
    }
}
