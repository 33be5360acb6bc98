//! `int | str` and `Union[int, str]`: unions of types, for `isinstance` and annotations.
//!
//! A union is a record whose first field is the tuple of its members.

use crate::{Args, ClassId, Kind, R, Runtime, Value, natives};

const CLASS: &str = "Union";

natives! {
    /// Attributes of unions.
    TABLE:
    "Union.__args__" => members, 1, 1, false, Getter;
    "Union.__origin__" => origin, 1, 1, false, Getter;
    "Union.__parameters__" => parameters, 1, 1, false, Getter;
    "Union.__getitem__" => getitem, 2, 2, false, Method;
    "Union.__class_getitem__" => class_getitem, 2, 2, false, Class;
    "Union.__mro_entries__" => mro_entries, 2, 2, false, Method;
    "Union.__or__" => or, 2, 2, false, Method;
    "Union.__ror__" => or_reflected, 2, 2, false, Method;
    "Union.__eq__" => eq, 2, 2, false, Method;
    "Union.__hash__" => hash, 1, 1, false, Method;
    "Union.__repr__" => repr, 1, 1, false, Method;
}

impl Runtime {
    /// Makes the class of unions.
    pub(crate) fn add_union_class(&mut self) {
        let class = self.add_native_class(CLASS, ClassId::OBJECT);
        let (module, typing) = (self.names.module, self.intern("typing"));
        self.namespace_set(self.class_namespace(class), module, typing);
        self.install(TABLE);
    }

    /// The tuple of a union's members.
    pub(crate) fn union_members(&self, v: Value) -> Option<Value> {
        if !v.is_ptr() {
            return None;
        }
        let shape = self.shape(self.shape_of(v));
        let class = self.class(shape.class);
        (shape.kind == Kind::Slice && !class.heap_type && class.name == CLASS)
            .then(|| self.triple(v).0)
    }

    fn new_union(&mut self, members: &[Value]) -> Value {
        let class = self
            .classes
            .iter()
            .find(|c| !c.heap_type && c.name == CLASS);
        let shape = class.expect("install_all made the class").base_shape;
        let members = self.new_tuple(members);
        self.new_triple(shape, members, Value::NULL, Value::NULL)
    }
}

/// What one operand of `|` adds to a union; None: it cannot be in one.
fn parts(rt: &Runtime, v: Value) -> Option<Vec<Value>> {
    if let Some(members) = rt.union_members(v) {
        return Some(rt.tuple_items(members).to_vec());
    }
    if v.is_none() {
        return Some(vec![rt.class(ClassId::NONE_TYPE).object]);
    }
    (rt.is_type(v) || rt.is_alias(v)).then(|| vec![v])
}

impl Runtime {
    /// `a | b` of classes, aliases, unions, and None; None: one of them is something else.
    pub(crate) fn union_of(&mut self, a: Value, b: Value) -> R<Option<Value>> {
        if a.is_none() && b.is_none() {
            return Ok(None);
        }
        let (Some(left), Some(right)) = (parts(self, a), parts(self, b)) else {
            return Ok(None);
        };
        // The members lie in tuples of the operands, or are the operands.
        let all: Vec<Value> = left.into_iter().chain(right).collect();
        self.union_of_members(&all).map(Some)
    }

    /// A union of these, each once; the one itself if it is alone.
    fn union_of_members(&mut self, all: &[Value]) -> R<Value> {
        let mut members = self.root_vec();
        for v in all {
            let mut known = false;
            for member in members.iter() {
                known |= self.equal(*member, *v)?;
            }
            if !known {
                members.push(*v);
            }
        }
        Ok(match members[..] {
            [one] => one,
            _ => self.new_union(&members),
        })
    }
}

/// `a | b`
pub(crate) fn or(rt: &mut Runtime, args: Args<'_>) -> R<Value> {
    let union = rt.union_of(args.all[0], args.all[1])?;
    Ok(union.unwrap_or(Value::NOT_IMPLEMENTED))
}

/// `b | a`
pub(crate) fn or_reflected(rt: &mut Runtime, args: Args<'_>) -> R<Value> {
    let union = rt.union_of(args.all[1], args.all[0])?;
    Ok(union.unwrap_or(Value::NOT_IMPLEMENTED))
}

/// `Union[int, "str"]`
fn class_getitem(rt: &mut Runtime, args: Args<'_>) -> R<Value> {
    let item = args.all[1];
    let given = match rt.is_tuple(item) {
        true => item,
        false => rt.new_tuple(&[item]),
    };
    if rt.tuple_items(given).is_empty() {
        return rt.type_error("Cannot take a Union of no types.");
    }
    let mut all = rt.root_vec();
    for v in rt.tuple_items(given) {
        match parts(rt, *v) {
            Some(parts) => all.extend_from_slice(&parts),
            None => {
                let message = rt.new_str("Union[arg, ...]: each arg must be a type.");
                let checked = rt.call_library("typing", "_type_check", &[*v, message])?;
                match parts(rt, checked) {
                    Some(parts) => all.extend_from_slice(&parts),
                    None => all.push(checked),
                }
            }
        }
    }
    rt.union_of_members(&all)
}

fn members(rt: &mut Runtime, args: Args<'_>) -> R<Value> {
    Ok(rt.union_members(args.all[0]).unwrap_or(rt.empty_tuple))
}

fn origin(rt: &mut Runtime, args: Args<'_>) -> R<Value> {
    Ok(rt.type_of(args.all[0]))
}

fn parameters(rt: &mut Runtime, args: Args<'_>) -> R<Value> {
    let given = members(rt, args)?;
    rt.type_parameters(given)
}

/// The union with its type parameters filled in.
fn getitem(rt: &mut Runtime, args: Args<'_>) -> R<Value> {
    let given = members(rt, args)?;
    let params = rt.type_parameters(given)?;
    let all = [args.all[0], given, params, args.all[1]];
    let items = rt.call_library("_typing", "_substituted", &all)?;
    let class = rt.type_of(args.all[0]);
    class_getitem(rt, Args::positional(&[class, items]))
}

fn mro_entries(rt: &mut Runtime, args: Args<'_>) -> R<Value> {
    let text = rt.repr_text(args.all[0])?;
    rt.type_error(format!("Cannot subclass {text}"))
}

fn eq(rt: &mut Runtime, args: Args<'_>) -> R<Value> {
    let (Some(a), Some(b)) = (rt.union_members(args.all[0]), rt.union_members(args.all[1])) else {
        return Ok(Value::NOT_IMPLEMENTED);
    };
    let (a, b) = (rt.tuple_items(a), rt.tuple_items(b));
    if a.len() != b.len() {
        return Ok(Value::FALSE);
    }
    for v in a {
        let mut known = false;
        for w in b {
            known |= rt.equal(*v, *w)?;
        }
        if !known {
            return Ok(Value::FALSE);
        }
    }
    Ok(Value::TRUE)
}

fn hash(rt: &mut Runtime, args: Args<'_>) -> R<Value> {
    let mut sum = 0i64;
    if let Some(members) = rt.union_members(args.all[0]) {
        for v in rt.tuple_items(members) {
            sum = sum.wrapping_add(rt.hash(*v)?);
        }
    }
    Ok(rt.new_int(sum))
}

fn repr(rt: &mut Runtime, args: Args<'_>) -> R<Value> {
    let mut out = String::new();
    if let Some(members) = rt.union_members(args.all[0]) {
        for (i, v) in rt.tuple_items(members).iter().enumerate() {
            if i > 0 {
                out.push_str(" | ");
            }
            match *v {
                v if rt.is_type(v) && rt.class_id(v) == ClassId::NONE_TYPE => out.push_str("None"),
                v => rt.type_repr_into(v, &mut out)?,
            }
        }
    }
    Ok(rt.new_str(&out))
}
