//! Warnings that the runtime itself gives, through module `warnings`.

use crate::{ClassId, R, Runtime, Value};

/// What the deprecations of conversions end with.
const STRICT_SUBCLASS: &str = "is deprecated, and may be removed in a future version of Python.";

impl Runtime {
    /// Warns through module `warnings`, as from the Python function that runs now.
    ///
    /// # Errors
    /// The warning, where the program has asked for that.
    #[cold]
    pub fn warn(&mut self, category: ClassId, text: &str) -> R<()> {
        let name = self.intern("warnings");
        let warnings = (self.hooks.import)(self, name, Value::NONE, Value::NONE, 0)?;
        let (name, text) = (self.intern("warn"), self.new_str(text));
        let category = self.class(category).object;
        self.call_method(warnings, name, &[text, category])
            .map(drop)
    }

    /// `~True`
    #[cold]
    pub(crate) fn warn_of_inverted_bool(&mut self) -> R<()> {
        self.warn(
            ClassId::DEPRECATION_WARNING,
            "Bitwise inversion '~' on bool is deprecated and will be removed in Python 3.16. \
             This returns the bitwise inversion of the underlying int object and is usually not what you expect from \
             negating a bool. Use the 'not' operator for boolean negation or ~int(x) if you really want the bitwise \
             inversion of the underlying int.",
        )
    }

    /// A conversion method (`what`) gave an instance of a subclass of the `wanted` type.
    #[cold]
    pub(crate) fn warn_of_subclass(&mut self, what: &str, wanted: &str, got: Value) -> R<()> {
        let got = self.type_name(got);
        self.warn(
            ClassId::DEPRECATION_WARNING,
            &format!(
                "{what} returned non-{wanted} (type {got}).  \
                 The ability to return an instance of a strict subclass of {wanted} {STRICT_SUBCLASS}"
            ),
        )
    }
}
