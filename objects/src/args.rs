//! Reading the arguments of natives: keywords by name, receivers by type.

use crate::{Args, ClassId, R, Runtime, Value};

impl Runtime {
    /// The keyword arguments by name, NULL where absent. `TypeError` for any other name.
    pub fn keyword_args<const N: usize>(
        &mut self,
        function: &str,
        args: Args<'_>,
        names: [&str; N],
    ) -> R<[Value; N]> {
        let mut found = [Value::NULL; N];
        if N == 0 && !args.names.is_empty() {
            return self.type_error(format!("{function}() takes no keyword arguments"));
        }
        if args.names.len() > N {
            let (s, given) = (if N == 1 { "" } else { "s" }, args.names.len());
            return self.type_error(format!(
                "{function}() takes at most {N} keyword argument{s} ({given} given)"
            ));
        }
        for (name, value) in args.keywords() {
            let text = self.str_bytes(name);
            match names.iter().position(|n| n.as_bytes() == text) {
                Some(i) => found[i] = value,
                None => return self.unexpected_keyword(function, name, &names),
            }
        }
        Ok(found)
    }

    /// Refuses keywords to the `__new__` of a class that takes none. An `__init__` of a subclass may take some.
    ///
    /// # Errors
    /// `TypeError`
    pub fn no_keywords(&mut self, function: &str, args: Args<'_>) -> R<()> {
        if args.names.is_empty() || self.has_own_init(args.all[0]) {
            return Ok(());
        }
        self.type_error(format!("{function}() takes no keyword arguments"))
    }

    /// Has a class another `__init__` than `object`?
    pub fn has_own_init(&mut self, class: Value) -> bool {
        if !self.is_type(class) {
            return false;
        }
        let (class, init) = (self.class_id(class), self.names.init);
        !crate::object_class::inherits(self, class, init, "object.__init__")
    }

    #[cold]
    fn unexpected_keyword<T>(&mut self, function: &str, name: Value, known: &[&str]) -> R<T> {
        let name = self.str_text(name);
        let known: Vec<String> = known.iter().map(|n| n.to_string()).collect();
        let hint = match crate::suggest::closest(&known, &name) {
            Some(meant) => format!(". Did you mean '{meant}'?"),
            None => String::new(),
        };
        self.type_error(format!(
            "{function}() got an unexpected keyword argument '{name}'{hint}"
        ))
    }

    /// Arguments that may be given by position or by name, NULL where absent. The first
    /// `required` of them must be there; `skip` positional arguments (a receiver) come before.
    #[inline]
    pub fn bind_args<const N: usize>(
        &mut self,
        function: &str,
        args: Args<'_>,
        skip: usize,
        names: [&str; N],
        required: usize,
    ) -> R<[Value; N]> {
        let given = args.all.len();
        if args.names.is_empty() && (skip + required..=skip + N).contains(&given) {
            let mut found = [Value::NULL; N];
            for (place, v) in found.iter_mut().zip(&args.all[skip..]) {
                *place = *v;
            }
            return Ok(found);
        }
        self.bind_named_args(function, args, skip, names, required)
    }

    #[inline(never)]
    fn bind_named_args<const N: usize>(
        &mut self,
        function: &str,
        args: Args<'_>,
        skip: usize,
        names: [&str; N],
        required: usize,
    ) -> R<[Value; N]> {
        let mut found = [Value::NULL; N];
        let positional = &args.pos()[skip.min(args.pos().len())..];
        let given = positional.len() + args.names.len();
        if given > N {
            let keyword = if positional.is_empty() {
                "keyword "
            } else {
                ""
            };
            let s = if N == 1 { "" } else { "s" };
            return self.type_error(format!(
                "{function}() takes at most {N} {keyword}argument{s} ({given} given)"
            ));
        }
        found[..positional.len()].copy_from_slice(positional);
        for (name, value) in args.keywords() {
            let text = self.str_bytes(name);
            let Some(i) = names
                .iter()
                .position(|n| !n.is_empty() && n.as_bytes() == text)
            else {
                return self.unexpected_keyword(function, name, &names);
            };
            if !found[i].is_null() {
                return self.type_error(format!(
                    "argument for {function}() given by name ('{}') and position ({})",
                    names[i],
                    i + 1
                ));
            }
            found[i] = value;
        }
        if let Some(i) = found[..required].iter().position(|v| v.is_null()) {
            if names[i].is_empty() {
                let s = if required == 1 { "" } else { "s" };
                return self.type_error(format!(
                    "{function}() takes at least {required} positional argument{s} ({} given)",
                    positional.len()
                ));
            }
            return self.type_error(format!(
                "{function}() missing required argument '{}' (pos {})",
                names[i],
                i + 1
            ));
        }
        Ok(found)
    }

    /// Raises the error of a method called on something that is not of its class.
    #[cold]
    pub fn wrong_receiver<T>(&mut self, method: &str, class: ClassId, got: Value) -> R<T> {
        let (class, got) = (self.class(class).name.clone(), self.type_name(got));
        if method.starts_with("__") && !crate::native_kinds::is_ordinary(&class, method) {
            return self.type_error(format!(
                "descriptor '{method}' requires a '{class}' object but received a '{got}'"
            ));
        }
        self.type_error(format!(
            "descriptor '{method}' for '{class}' objects doesn't apply to a '{got}' object"
        ))
    }

    /// `TypeError` when the receiver is no instance of the method's class.
    #[inline]
    pub fn check_receiver(&mut self, args: Args<'_>, class: ClassId, method: &str) -> R<()> {
        let own = self.class_of(args.all[0]);
        if own == class || self.is_subclass(own, class) {
            return Ok(());
        }
        self.wrong_receiver(method, class, args.all[0])
    }

    /// Raises the `TypeError` of an operator, a call or an item access on the wrong type:
    /// `"'int' object " + what`.
    #[cold]
    pub fn type_error_of<T>(&mut self, v: Value, what: &str) -> R<T> {
        let name = self.type_name(v);
        self.type_error(format!("'{name}' object {what}"))
    }

    /// Checks the number of positional arguments of a constructor (its class not counted).
    pub fn check_count(&mut self, function: &str, args: Args<'_>, min: usize, max: usize) -> R<()> {
        let given = args.pos().len().saturating_sub(1);
        if (min..=max).contains(&given) {
            return Ok(());
        }
        let (bound, how) = if given < min {
            (min, if min == max { "" } else { "at least " })
        } else {
            (max, if min == max { "" } else { "at most " })
        };
        let s = if bound == 1 { "" } else { "s" };
        self.type_error(format!(
            "{function} expected {how}{bound} argument{s}, got {given}"
        ))
    }
}
