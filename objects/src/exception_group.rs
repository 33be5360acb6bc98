//! `BaseExceptionGroup` and `ExceptionGroup` (PEP 654).

use crate::exc::slots;
use crate::native::ANY;
use crate::{Args, ClassId, R, Runtime, Value, natives};

natives! {
    /// Methods of exception groups.
    pub TABLE:
    "BaseExceptionGroup.__new__" => group_new, 1, ANY, true, Static;
    "BaseExceptionGroup.__init__" => group_init, 1, ANY, true, Method;
    "BaseExceptionGroup.__str__" => group_str, 1, 1, false, Method;
    "BaseExceptionGroup.__repr__" => group_repr, 1, 1, false, Method;
    "BaseExceptionGroup.derive" => derive, 2, 2, false, Method;
    "BaseExceptionGroup.subgroup" => subgroup, 2, 2, false, Method;
    "BaseExceptionGroup.split" => split, 2, 2, false, Method;
}

fn group_new(rt: &mut Runtime, args: Args<'_>) -> R<Value> {
    let mut class = rt.class_argument(args.all[0], ClassId::BASE_EXCEPTION_GROUP)?;
    let given = &args.pos()[1..];
    let [message, exceptions] = given else {
        let n = given.len();
        return rt.type_error(format!(
            "BaseExceptionGroup.__new__() takes exactly 2 arguments ({n} given)"
        ));
    };
    if !rt.is_any_str(*message) {
        let got = rt.type_name(*message);
        return rt.type_error(format!(
            "BaseExceptionGroup.__new__() argument 1 must be str, not {got}"
        ));
    }
    let is_mapping = rt.isinstance_builtin(*exceptions, ClassId::DICT);
    let name = rt.names.getitem;
    if is_mapping || rt.lookup_special(*exceptions, name).is_none() {
        return rt.type_error("second argument (exceptions) must be a sequence");
    }
    let members = rt.to_tuple(*exceptions)?;
    let items = rt.tuple_items(members);
    if items.is_empty() {
        return rt.value_error("second argument (exceptions) must be a non-empty sequence");
    }
    if let Some(i) = items.iter().position(|v| !rt.is_exception(*v)) {
        return rt.value_error(format!(
            "Item {i} of second argument (exceptions) is not an exception"
        ));
    }
    let all_plain = items
        .iter()
        .all(|v| rt.isinstance_builtin(*v, ClassId::EXCEPTION));
    let group = rt.exception_class("ExceptionGroup");
    if class == ClassId::BASE_EXCEPTION_GROUP && all_plain {
        class = group;
    } else if rt.is_subclass(class, ClassId::EXCEPTION) && !all_plain {
        let name = rt.class(class).name.clone();
        return rt.type_error(match class == group {
            true => "Cannot nest BaseExceptions in an ExceptionGroup".to_string(),
            false => format!("Cannot nest BaseExceptions in '{name}'"),
        });
    }
    let exc = rt.new_exception(class, given);
    rt.set_field(exc, "message", *message);
    rt.set_field(exc, "exceptions", members);
    Ok(exc)
}

fn group_init(rt: &mut Runtime, args: Args<'_>) -> R<Value> {
    crate::exceptions::exception_init(rt, args)
}

impl Runtime {
    /// The members of an exception group.
    pub fn group_members(&mut self, group: Value) -> &'static [Value] {
        let members = self.field(group, "exceptions");
        if self.is_tuple(members) {
            self.tuple_items(members)
        } else {
            &[]
        }
    }

    pub(crate) fn is_group(&self, v: Value) -> bool {
        self.isinstance_builtin(v, ClassId::BASE_EXCEPTION_GROUP)
    }

    /// Splits an exception or group by a condition: what matches, what is left (NULL: nothing).
    pub fn split_group(
        &mut self,
        exc: Value,
        condition: &mut dyn FnMut(&mut Runtime, Value) -> R<bool>,
    ) -> R<(Value, Value)> {
        if condition(self, exc)? {
            return Ok((exc, Value::NULL));
        }
        if !self.is_group(exc) {
            return Ok((Value::NULL, exc));
        }
        self.enter_native(" in exceptiongroup_split_recursive")?;
        let parts = self.split_members(exc, condition);
        self.leave_native();
        parts
    }

    fn split_members(
        &mut self,
        exc: Value,
        condition: &mut dyn FnMut(&mut Runtime, Value) -> R<bool>,
    ) -> R<(Value, Value)> {
        let (mut matched, mut rest) = (self.root_vec(), self.root_vec());
        for member in self.group_members(exc) {
            let (m, r) = self.split_group(*member, condition)?;
            if !m.is_null() {
                matched.push(m);
            }
            if !r.is_null() {
                rest.push(r);
            }
        }
        let matched = self.derive_group(exc, &matched)?;
        let rest = self.derive_group(exc, &rest)?;
        Ok((matched, rest))
    }

    /// A group like `group` of these members, with its traceback, cause, context and notes.
    fn derive_group(&mut self, group: Value, members: &[Value]) -> R<Value> {
        if members.is_empty() {
            return Ok(Value::NULL);
        }
        let list = self.list_from(members);
        let name = self.intern("derive");
        let made = self.call_method(group, name, &[list])?;
        if !self.is_group(made) {
            return self.type_error("derive must return an instance of BaseExceptionGroup");
        }
        for slot in [
            slots::TRACEBACK,
            slots::CAUSE,
            slots::CONTEXT,
            slots::SUPPRESS,
        ] {
            let v = self.get_slot(group, slot);
            self.set_slot(made, slot, v);
        }
        if let Some(notes) = self.get_attr_opt(group, self.names.notes)?
            && self.is_list(notes)
        {
            let notes = self.list_copy(notes);
            self.set_attr(made, self.names.notes, notes)?;
        }
        Ok(made)
    }
}

fn group_str(rt: &mut Runtime, args: Args<'_>) -> R<Value> {
    let message = rt.field(args.all[0], "message");
    let message = rt.str(message)?;
    let n = rt.group_members(args.all[0]).len();
    let s = if n == 1 { "" } else { "s" };
    let text = format!("{} ({n} sub-exception{s})", rt.str_text(message));
    Ok(rt.new_str(&text))
}

fn group_repr(rt: &mut Runtime, args: Args<'_>) -> R<Value> {
    let exc = args.all[0];
    let mut out = rt.type_name(exc);
    out.push('(');
    let message = rt.field(exc, "message");
    rt.repr_into(message, &mut out)?;
    out.push_str(", ");
    // As a tuple if it was given as one.
    let given = rt.exception_args(exc).get(1).copied();
    let members = rt.group_members(exc);
    let members = match given {
        Some(v) if rt.is_tuple(v) => v,
        _ => rt.list_from(members),
    };
    rt.repr_into(members, &mut out)?;
    out.push(')');
    Ok(rt.new_str(&out))
}

fn derive(rt: &mut Runtime, args: Args<'_>) -> R<Value> {
    let message = rt.field(args.all[0], "message");
    let class = rt.class(ClassId::BASE_EXCEPTION_GROUP).object;
    rt.call(class, Args::positional(&[message, args.all[1]]))
}

/// Is it a class of exceptions, a tuple of such classes, or a function?
fn is_condition(rt: &mut Runtime, condition: Value) -> bool {
    match rt.as_tuple(condition) {
        Some(classes) => {
            let mut classes = rt.tuple_items(classes).iter();
            classes.all(|c| rt.is_exception_class(*c))
        }
        None if rt.is_type(condition) => rt.is_exception_class(condition),
        None => rt.is_callable(condition),
    }
}

/// Does an exception match a class, a tuple of classes, or a function?
fn matches(rt: &mut Runtime, condition: Value, exc: Value) -> R<bool> {
    if rt.is_type(condition) || rt.is_tuple(condition) {
        return rt.match_exception(exc, condition);
    }
    let answer = rt.call(condition, Args::positional(&[exc]))?;
    rt.truth(answer)
}

fn parts(rt: &mut Runtime, args: Args<'_>) -> R<(Value, Value)> {
    let condition = args.all[1];
    if !is_condition(rt, condition) {
        return rt.type_error(
            "expected an exception type, a tuple of exception types, or a callable (other than a class)",
        );
    }
    let (m, r) = rt.split_group(args.all[0], &mut |rt, exc| matches(rt, condition, exc))?;
    let or_none = |v: Value| if v.is_null() { Value::NONE } else { v };
    Ok((or_none(m), or_none(r)))
}

fn subgroup(rt: &mut Runtime, args: Args<'_>) -> R<Value> {
    Ok(parts(rt, args)?.0)
}

fn split(rt: &mut Runtime, args: Args<'_>) -> R<Value> {
    let (matched, rest) = parts(rt, args)?;
    Ok(rt.new_tuple(&[matched, rest]))
}
