//! Writing what `__reduce__` returned.

use super::pickler::Job;
use super::{attribute, op, pickling_error};
use rekindle_objects::{R, Runtime, Value};

/// The parts of what a reducer gave; NULL where there is nothing.
struct Reduced {
    function: Value,
    args: Value,
    state: Value,
    list_items: Value,
    dict_items: Value,
    state_setter: Value,
}

/// How an object is made again.
enum Maker {
    /// By a call.
    Call,
    /// By `cls.__new__(cls, *args)`.
    New,
    /// By `cls.__new__(cls, *args, **keywords)`.
    NewKeywords,
}

/// Checks what a reducer gave.
fn parts(rt: &mut Runtime, reduced: Value) -> R<Reduced> {
    let given = rt.tuple_items(reduced);
    if !(2..=6).contains(&given.len()) {
        return pickling_error(
            rt,
            "tuple returned by __reduce__ must contain 2 through 6 elements",
        );
    }
    let part = |i: usize| match given.get(i) {
        Some(v) if !v.is_none() => *v,
        _ => Value::NULL,
    };
    let parts = Reduced {
        function: given[0],
        args: given[1],
        state: part(2),
        list_items: part(3),
        dict_items: part(4),
        state_setter: part(5),
    };
    let iterator = |rt: &mut Runtime, v: Value| v.is_null() || rt.is_iterator(v);
    let callable = |rt: &mut Runtime, v: Value| v.is_null() || rt.is_callable(v);
    let (wrong, must, v) = if !rt.is_callable(parts.function) {
        ("first", "callable", parts.function)
    } else if rt.as_tuple(parts.args).is_none() {
        ("second", "a tuple", parts.args)
    } else if !iterator(rt, parts.list_items) {
        ("fourth", "an iterator", parts.list_items)
    } else if !iterator(rt, parts.dict_items) {
        ("fifth", "an iterator", parts.dict_items)
    } else if !callable(rt, parts.state_setter) {
        ("sixth", "callable", parts.state_setter)
    } else {
        return Ok(parts);
    };
    let got = rt.type_title(v);
    pickling_error(
        rt,
        format!("{wrong} item of the tuple returned by __reduce__ must be {must}, not {got}"),
    )
}

/// Adds to a failure what was being written of an object.
fn noted(rt: &mut Runtime, done: R<()>, of: Value, what: &str) -> R<()> {
    if done.is_err() {
        rt.note_pending(|rt| Ok(format!("when serializing {} {what}", rt.type_title(of))));
    }
    done
}

impl Job<'_> {
    /// Writes an object as a reducer wants it, and remembers it.
    pub(super) fn save_reduced(&mut self, rt: &mut Runtime, reduced: Value, v: Value) -> R<()> {
        let parts = parts(rt, reduced)?;
        match self.maker(rt, parts.function)? {
            Maker::Call => self.save_call(rt, &parts, v)?,
            Maker::New => self.save_new(rt, &parts, v)?,
            Maker::NewKeywords => self.save_new_keywords(rt, &parts, v)?,
        }
        if let Some(number) = self.number(v) {
            // It contains itself, and was written meanwhile.
            self.out.op(op::POP);
            self.refer(number);
            return Ok(());
        }
        self.memoize(rt, v);
        if !parts.list_items.is_null() {
            self.save_appended(rt, parts.list_items, v)?;
        }
        if !parts.dict_items.is_null() {
            self.save_set_items(rt, parts.dict_items, v)?;
        }
        if parts.state.is_null() {
            return Ok(());
        }
        self.save_state(rt, &parts, v)
    }

    fn save_part(&mut self, rt: &mut Runtime, part: Value, of: Value, what: &str) -> R<()> {
        let done = self.save(rt, part, true);
        noted(rt, done, of, what)
    }

    fn save_state(&mut self, rt: &mut Runtime, parts: &Reduced, v: Value) -> R<()> {
        if parts.state_setter.is_null() {
            self.save_part(rt, parts.state, v, "state")?;
            self.out.op(op::BUILD);
            return Ok(());
        }
        self.save_part(rt, parts.state_setter, v, "state setter")?;
        self.save(rt, v, true)?;
        self.save_part(rt, parts.state, v, "state")?;
        self.out.put(&[op::TUPLE2, op::REDUCE, op::POP]);
        Ok(())
    }

    fn maker(&self, rt: &mut Runtime, function: Value) -> R<Maker> {
        if self.protocol < 2 {
            return Ok(Maker::Call);
        }
        let name = rt.get_attr_opt(function, rt.names.name)?;
        Ok(match name.filter(|name| rt.is_any_str(*name)) {
            Some(name) if rt.str_bytes(name) == b"__newobj__" => Maker::New,
            Some(name) if rt.str_bytes(name) == b"__newobj_ex__" => Maker::NewKeywords,
            _ => Maker::Call,
        })
    }

    fn save_call(&mut self, rt: &mut Runtime, parts: &Reduced, v: Value) -> R<()> {
        self.save_part(rt, parts.function, v, "reconstructor")?;
        self.save_part(rt, parts.args, v, "reconstructor arguments")?;
        self.out.op(op::REDUCE);
        Ok(())
    }

    fn save_new(&mut self, rt: &mut Runtime, parts: &Reduced, v: Value) -> R<()> {
        let args = rt.as_tuple(parts.args).unwrap_or(parts.args);
        let Some((class, rest)) = rt.tuple_items(args).split_first() else {
            return pickling_error(rt, "__newobj__ expected at least 1 argument, got 0");
        };
        self.check_class(rt, *class, "__newobj__")?;
        self.check_own_class(rt, *class, v)?;
        self.save_part(rt, *class, v, "class")?;
        let rest = rt.new_tuple(rest);
        self.save_part(rt, rest, v, "__new__ arguments")?;
        self.out.op(op::NEWOBJ);
        Ok(())
    }

    /// Checks that there is a class where one belongs.
    fn check_class(&self, rt: &mut Runtime, class: Value, function: &str) -> R<()> {
        if rt.is_type(class) {
            return Ok(());
        }
        let got = rt.type_title(class);
        pickling_error(
            rt,
            format!("first argument to {function}() must be a class, not {got}"),
        )
    }

    /// Checks that the class that a `__newobj__` names is that of the object.
    fn check_own_class(&self, rt: &mut Runtime, class: Value, v: Value) -> R<()> {
        let own = rt.get_attr(v, rt.names.class)?;
        if own == class {
            return Ok(());
        }
        let (own, class) = (rt.repr_text(own)?, rt.repr_text(class)?);
        pickling_error(
            rt,
            format!("first argument to __newobj__() must be {own}, not {class}"),
        )
    }

    fn save_new_keywords(&mut self, rt: &mut Runtime, parts: &Reduced, v: Value) -> R<()> {
        let given = rt.as_tuple(parts.args).unwrap_or(parts.args);
        let &[class, args, keywords] = rt.tuple_items(given) else {
            let n = rt.tuple_items(given).len();
            return pickling_error(rt, format!("__newobj_ex__ expected 3 arguments, got {n}"));
        };
        self.check_class(rt, class, "__newobj_ex__")?;
        let wrong = if rt.as_tuple(args).is_none() {
            Some(("second", "tuple", args))
        } else if rt.as_dict(keywords).is_none() {
            Some(("third", "dict", keywords))
        } else {
            None
        };
        if let Some((which, must, v)) = wrong {
            let got = rt.type_title(v);
            return pickling_error(
                rt,
                format!("{which} argument to __newobj_ex__() must be a {must}, not {got}"),
            );
        }
        if self.protocol >= 4 {
            self.save_part(rt, class, v, "class")?;
            self.save_part(rt, args, v, "__new__ arguments")?;
            self.save_part(rt, keywords, v, "__new__ arguments")?;
            self.out.op(op::NEWOBJ_EX);
            return Ok(());
        }
        let new = attribute(rt, class, "__new__")?.unwrap_or(Value::NONE);
        let mut all = rt.root_vec();
        all.extend_from_slice(&[new, class]);
        let args = rt.as_tuple(args).unwrap_or(args);
        all.extend_from_slice(rt.tuple_items(args));
        let all = rt.new_tuple(&all);
        let made = rt.call_unpacked(self.needs.partial, all, keywords)?;
        self.save_part(rt, made, v, "reconstructor")?;
        let none = rt.new_tuple(&[]);
        self.save_part(rt, none, v, "reconstructor arguments")?;
        self.out.op(op::REDUCE);
        Ok(())
    }
}
