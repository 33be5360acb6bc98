//! What `except*` does with an exception (PEP 654): each clause takes its part, and at the end what the clauses
//! raised and what no clause took are put together again.

use crate::exc::slots;
use crate::heap::RootVec;
use crate::{Args, ClassId, R, Runtime, Value};

impl Runtime {
    /// Splits what is left of an exception (or None) by a clause's class or classes: (left over, matched), None for nothing.
    ///
    /// # Errors
    /// `TypeError` for classes that `except*` cannot catch; whatever a group's `split` raises.
    pub fn match_star(&mut self, left: Value, what: Value) -> R<(Value, Value)> {
        self.check_star_classes(what)?;
        if left.is_none() {
            return Ok((Value::NONE, Value::NONE));
        }
        if self.match_exception(left, what)? {
            let matched = match self.is_group(left) {
                true => left,
                false => self.wrapped(left)?,
            };
            return Ok((Value::NONE, matched));
        }
        if !self.is_group(left) {
            return Ok((left, Value::NONE));
        }
        let name = self.intern("split");
        let pair = self.call_method(left, name, &[what])?;
        let (class, got) = (self.type_name(left), self.type_name(pair));
        if !self.is_tuple(pair) {
            return self.type_error(format!("{class}.split must return a tuple, not {got}"));
        }
        match *self.tuple_items(pair) {
            [matched, rest, ..] => Ok((rest, matched)),
            ref few => {
                let n = few.len();
                self.type_error(format!(
                    "{class}.split must return a 2-tuple, got tuple of size {n}"
                ))
            }
        }
    }

    fn check_star_classes(&mut self, what: Value) -> R<()> {
        let classes = match self.as_tuple(what) {
            Some(tuple) => self.tuple_items(tuple),
            None => std::slice::from_ref(&what),
        };
        if !classes.iter().all(|c| self.is_exception_class(*c)) {
            return self.type_error(
                "catching classes that do not inherit from BaseException is not allowed",
            );
        }
        let groups = classes
            .iter()
            .any(|c| self.is_subclass(self.class_id(*c), ClassId::BASE_EXCEPTION_GROUP));
        if groups {
            return self.type_error(
                "catching ExceptionGroup with except* is not allowed. Use except instead.",
            );
        }
        Ok(())
    }

    /// A single exception as a group of one.
    fn wrapped(&mut self, exc: Value) -> R<Value> {
        let list = self.new_tuple(&[exc]);
        self.new_group(list)
    }

    /// A group without a text, of the exceptions in a sequence.
    fn new_group(&mut self, members: Value) -> R<Value> {
        let (class, text) = (
            self.class(ClassId::BASE_EXCEPTION_GROUP).object,
            self.names.empty,
        );
        self.call(class, Args::positional(&[text, members]))
    }

    /// What is still to be raised after the clauses: of the original exception and a list of what the clauses raised
    /// and of what was left over. None: nothing.
    ///
    /// # Errors
    /// What the group's `derive` raises.
    pub fn join_star(&mut self, original: Value, list: Value) -> R<Value> {
        if !self.is_group(original) {
            // At most one clause ran, or none and the exception itself is left.
            let only = (self.list_len(list) > 0).then(|| self.list_get(list, 0));
            return Ok(only.unwrap_or(Value::NONE));
        }
        let (mut raised, mut again) = (self.root_vec(), self.root_vec());
        for i in 0..self.list_len(list) {
            let exc = self.list_get(list, i);
            if self.is_part_of(exc, original) {
                self.leaves(exc, &mut again);
            } else {
                raised.push(exc);
            }
        }
        if !again.is_empty() {
            let mut is_kept = |_: &mut Runtime, exc: Value| Ok(again.contains(&exc));
            let (kept, _) = self.split_group(original, &mut is_kept)?;
            if raised.is_empty() {
                return Ok(kept);
            }
            raised.push(kept);
        }
        match raised.len() {
            0 => Ok(Value::NONE),
            1 => Ok(raised[0]),
            _ => {
                let list = self.list_from(&raised);
                self.new_group(list)
            }
        }
    }

    /// Is a group one that was split off another one and raised again as it is?
    fn is_part_of(&mut self, exc: Value, original: Value) -> bool {
        self.is_group(exc)
            && [slots::TRACEBACK, slots::CAUSE, slots::CONTEXT]
                .into_iter()
                .all(|slot| self.get_slot(exc, slot) == self.get_slot(original, slot))
    }

    /// Adds the exceptions of a group that are no groups.
    fn leaves(&mut self, exc: Value, to: &mut RootVec) {
        if !self.is_group(exc) {
            return to.push(exc);
        }
        for member in self.group_members(exc) {
            self.leaves(*member, to);
        }
    }
}
