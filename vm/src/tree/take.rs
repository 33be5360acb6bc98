//! Objects of module `ast` as nodes. Attributes are asked for in CPython's order, and missed in its words.

use super::grammar::{Count, Field, Grammar, Holds, Kind};
use rekindle_bytecode::{Const, Position};
use rekindle_frontend::tree::{Item, Node};
use rekindle_objects::{ClassId, R, Runtime, Value};

/// Takes a node of a group.
pub(super) fn node(rt: &mut Runtime, grammar: &Grammar, v: Value, group: &str) -> R<Node> {
    rt.enter_native(&format!(" while traversing '{group}' node"))?;
    let taken = Taker { rt, grammar }.node(v, group);
    rt.leave_native();
    taken
}

struct Taker<'r, 'g> {
    rt: &'r mut Runtime,
    grammar: &'g Grammar,
}

impl<'g> Taker<'_, 'g> {
    fn node(&mut self, v: Value, group: &str) -> R<Node> {
        let grammar = self.grammar;
        let rule = &grammar.groups[group];
        let mut place = None;
        if rule.placed && !rule.single {
            place = Some(self.place(v, group)?);
        }
        let (name, kind) = match rule.single {
            true => (group, &grammar.kinds[group]),
            false => self.kind(v, group)?,
        };
        let mut fields = Vec::with_capacity(kind.fields.len());
        for field in &kind.fields {
            fields.push(self.field(v, name, field)?);
        }
        if rule.placed && rule.single {
            place = Some(self.place(v, group)?);
        }
        Ok(Node {
            kind: name.to_string().into(),
            place,
            fields,
        })
    }

    /// The class of the group that an object is of.
    fn kind(&mut self, v: Value, group: &str) -> R<(&'g str, &'g Kind)> {
        let grammar = self.grammar;
        let class = self.rt.class_of(v);
        if let Some((name, kind)) = grammar.names.get(&class).map(|n| (n, &grammar.kinds[n]))
            && *kind.group == *group
        {
            return Ok((name, kind));
        }
        for (name, kind) in &grammar.kinds {
            if *kind.group == *group && self.rt.is_subclass(class, kind.class) {
                return Ok((name, kind));
            }
        }
        let shown = self.shown(v)?;
        self.rt
            .type_error(format!("expected some sort of {group}, but got {shown}"))
    }

    fn shown(&mut self, v: Value) -> R<String> {
        let shown = self.rt.repr(v)?;
        Ok(self.rt.str_text(shown).into_owned())
    }

    fn attr(&mut self, v: Value, name: &str) -> R<Option<Value>> {
        let name = self.rt.intern(name);
        self.rt.get_attr_opt(v, name)
    }

    fn missing<T>(&mut self, field: &str, of: &str) -> R<T> {
        self.rt
            .type_error(format!("required field \"{field}\" missing from {of}"))
    }

    fn field(&mut self, v: Value, kind: &str, field: &Field) -> R<Item> {
        let name = &*field.name;
        let value = self.attr(v, name)?;
        let Some(value) = value else {
            return match field.count {
                Count::Many => Ok(Item::List(Vec::new())),
                Count::Optional => Ok(Item::None),
                Count::One => self.missing(name, kind),
            };
        };
        if field.count == Count::Many {
            return self.list(value, kind, field);
        }
        if value.is_none() && field.count == Count::Optional {
            return Ok(Item::None);
        }
        match self.item(value, &field.holds)? {
            Item::None => self
                .rt
                .value_error(format!("field '{name}' is required for {kind}")),
            item => Ok(item),
        }
    }

    fn list(&mut self, value: Value, kind: &str, field: &Field) -> R<Item> {
        let name = &*field.name;
        if self.rt.as_list(value).is_none() {
            let got = self.rt.type_name(value);
            let message = format!("{kind} field \"{name}\" must be a list, not a {got}");
            return self.rt.type_error(message);
        }
        let len = self.rt.list_len(value);
        let mut items = Vec::with_capacity(len);
        for i in 0..len {
            if self.rt.list_len(value) != len {
                let message = format!("{kind} field \"{name}\" changed size during iteration");
                return self.rt.raise_new(ClassId::RUNTIME_ERROR, message);
            }
            let item = self.rt.list_get(value, i);
            items.push(self.item(item, &field.holds)?);
        }
        Ok(Item::List(items))
    }

    fn item(&mut self, v: Value, holds: &Holds) -> R<Item> {
        match holds {
            Holds::Constant => self.constant(v).map(Item::Const),
            Holds::Int => self.int(v).map(Item::Int),
            Holds::Node(group) => {
                let bare = self.grammar.groups[group].bare;
                match v.is_none() && !bare {
                    true => Ok(Item::None),
                    false => node(self.rt, self.grammar, v, group).map(Item::Node),
                }
            }
            Holds::Identifier | Holds::String if v.is_none() => Ok(Item::None),
            Holds::Identifier if !self.rt.is_str(v) => {
                self.rt.type_error("AST identifier must be of type str")
            }
            Holds::String if !self.rt.is_any_str(v) && self.rt.bytes_like(v).is_none() => {
                self.rt.type_error("AST string must be of type str")
            }
            Holds::String if !self.rt.is_any_str(v) => Ok(Item::None),
            Holds::Identifier | Holds::String => Ok(Item::Text((*self.rt.str_text(v)).into())),
        }
    }

    fn int(&mut self, v: Value) -> R<i64> {
        let Some(int) = self.rt.int_of(v) else {
            let shown = self.shown(v)?;
            return self
                .rt
                .value_error(format!("invalid integer value: {shown}"));
        };
        match int.to_i64().filter(|n| i32::try_from(*n).is_ok()) {
            Some(n) => Ok(n),
            None => self.rt.raise_new(
                ClassId::OVERFLOW_ERROR,
                "Python int too large to convert to C int",
            ),
        }
    }

    fn place(&mut self, v: Value, of: &str) -> R<Position> {
        let required = |this: &mut Self, name: &str| match this.attr(v, name)? {
            Some(value) => this.int(value),
            None => this.missing(name, of),
        };
        let line = required(self, "lineno")?;
        let column = required(self, "col_offset")?;
        let optional = |this: &mut Self, name: &str, or: i64| match this.attr(v, name)? {
            Some(value) if !value.is_none() => this.int(value),
            _ => Ok(or),
        };
        let end_line = optional(self, "end_lineno", line)?;
        let end_column = optional(self, "end_col_offset", column)?;
        let wrong = if line > end_line {
            format!("AST node line range ({line}, {end_line}) is not valid")
        } else if line < 0 && end_line != line || column < 0 && column != end_column {
            format!(
                "AST node column range ({column}, {end_column}) for line range ({line}, {end_line}) is not valid"
            )
        } else if line == end_line && column > end_column {
            format!("line {line}, column {column}-{end_column} is not a valid range")
        } else {
            let whole = |n: i64| n.max(0) as u32;
            return Ok(Position {
                line: whole(line),
                end_line: whole(end_line),
                column: whole(column),
                end_column: whole(end_column),
            });
        };
        self.rt.value_error(wrong)
    }

    fn constant(&mut self, v: Value) -> R<Const> {
        let rt = &mut *self.rt;
        let class = rt.class_of(v);
        Ok(match class {
            _ if v.is_none() => Const::None,
            _ if v == Value::ELLIPSIS => Const::Ellipsis,
            ClassId::BOOL => Const::Bool(v == Value::TRUE),
            ClassId::INT => match rt.int_of(v).and_then(|i| i.to_i64()) {
                Some(n) => Const::Int(n),
                None => {
                    let digits = rt
                        .int_of(v)
                        .map(|i| i.big().to_string())
                        .unwrap_or_default();
                    Const::BigInt(digits.into())
                }
            },
            ClassId::FLOAT => Const::Float(rt.float_of(v).unwrap_or_default().to_bits()),
            ClassId::COMPLEX => {
                let (re, im) = rt.complex_of(v).unwrap_or_default();
                Const::Complex(re.to_bits(), im.to_bits())
            }
            ClassId::STR => Const::Str(rt.str_bytes(v).into()),
            ClassId::BYTES => Const::Bytes(rt.bytes_like(v).unwrap_or_default().into()),
            ClassId::TUPLE => Const::Tuple(self.constants(v)?),
            ClassId::FROZENSET => Const::FrozenSet(self.constants(v)?),
            _ => {
                let got = rt.type_name(v);
                return rt.type_error(format!("got an invalid type in Constant: {got}"));
            }
        })
    }

    fn constants(&mut self, v: Value) -> R<Box<[Const]>> {
        self.rt.enter_native(" during compilation")?;
        let items = self.rt.collect(v);
        let made = items.and_then(|items| items.iter().map(|v| self.constant(*v)).collect());
        self.rt.leave_native();
        made
    }
}
