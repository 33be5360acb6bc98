//! What the statements `raise` and `except` do.

use crate::exc::slots;
use crate::{Args, ClassId, R, Runtime, Value};

/// Objects smaller than this are made without asking.
const LARGE_BYTES: usize = 1 << 28;

impl Runtime {
    /// Is there room for an object of so many bytes? Asked where a program names a size, before it is made: a heap that
    /// finds no room ends the process.
    ///
    /// # Errors
    /// `MemoryError`
    #[inline]
    pub fn check_room(&mut self, bytes: usize) -> R<()> {
        if bytes < LARGE_BYTES || Vec::<u8>::new().try_reserve_exact(bytes).is_ok() {
            return Ok(());
        }
        self.raise_args(ClassId::MEMORY_ERROR, &[])
    }

    /// `raise` with nothing behind it: the exception being handled, again.
    #[cold]
    pub fn raise_again<T>(&mut self) -> R<T> {
        let handled = self.handled;
        if handled.is_none() || handled.is_null() {
            return self.raise_new(ClassId::RUNTIME_ERROR, "No active exception to reraise");
        }
        self.raise(handled)
    }

    /// `raise exc`, or `raise exc from cause`.
    #[inline(never)]
    pub fn raise_value<T>(&mut self, exc: Value, cause: Option<Value>) -> R<T> {
        let exc = self.exception_instance(exc, "exceptions must derive from BaseException")?;
        if let Some(cause) = cause {
            let cause = if cause.is_none() {
                cause
            } else {
                self.exception_instance(cause, "exception causes must derive from BaseException")?
            };
            self.set_exception_slot(exc, slots::CAUSE, cause);
            self.set_exception_slot(exc, slots::SUPPRESS, Value::TRUE);
        }
        self.set_context(exc);
        self.settled = exc;
        self.raise(exc)
    }

    /// An exception instance from an instance or a class.
    fn exception_instance(&mut self, v: Value, otherwise: &str) -> R<Value> {
        if self.is_exception(v) {
            return Ok(v);
        }
        if self.is_exception_class(v) {
            let made = self.call(v, Args::positional(&[]))?;
            return self.made_exception(v, made);
        }
        self.type_error(otherwise)
    }

    /// What calling an exception class has made, which must be an exception.
    pub(crate) fn made_exception(&mut self, class: Value, made: Value) -> R<Value> {
        if self.is_exception(made) {
            return Ok(made);
        }
        let got = self.type_of(made);
        let (class, got) = (self.repr_text(class)?, self.repr_text(got)?);
        self.type_error(format!(
            "calling {class} should have returned an instance of BaseException, not {got}"
        ))
    }

    /// Is it a class of exceptions?
    pub fn is_exception_class(&self, v: Value) -> bool {
        self.is_type(v) && self.is_subclass(self.class_id(v), ClassId::BASE_EXCEPTION)
    }

    /// Does exception `exc` match `what`, a class or a tuple of classes?
    #[inline(never)]
    pub fn match_exception(&mut self, exc: Value, what: Value) -> R<bool> {
        // Everything is looked at before anything is matched, as in CPython.
        let classes = match self.as_tuple(what) {
            Some(tuple) => self.tuple_items(tuple),
            None => std::slice::from_ref(&what),
        };
        if !classes.iter().all(|c| self.is_exception_class(*c)) {
            return self.type_error(
                "catching classes that do not inherit from BaseException is not allowed",
            );
        }
        let class = self.class_of(exc);
        Ok(classes
            .iter()
            .any(|c| self.is_subclass(class, self.class_id(*c))))
    }

    /// Gives an exception raised by Rust code its context, unless that is settled: it was raised by a statement, or is
    /// only passing.
    pub fn settle_context(&mut self, exc: Value) {
        if self.settled != exc && self.exception_slot(exc, slots::CONTEXT).is_none() {
            self.set_context(exc);
        }
        self.settled = Value::NULL;
    }

    /// Makes the exception being handled the context of one that is being raised.
    pub fn set_context(&mut self, exc: Value) {
        let handled = self.handled;
        if handled.is_none() || handled.is_null() || handled == exc {
            return;
        }
        // An exception must not become its own context further down the chain; which may be a ring already, through
        // which a second pointer goes at half the speed.
        let (mut at, mut slow, mut step) = (handled, handled, false);
        loop {
            let next = self.exception_slot(at, slots::CONTEXT);
            if next.is_none() {
                break;
            }
            if next == exc {
                self.set_exception_slot(at, slots::CONTEXT, Value::NONE);
                break;
            }
            at = next;
            if at == slow {
                break;
            }
            if step {
                slow = self.exception_slot(slow, slots::CONTEXT);
            }
            step = !step;
        }
        self.set_exception_slot(exc, slots::CONTEXT, handled);
    }
}
