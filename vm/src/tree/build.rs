//! Nodes as objects of module `ast`.

use super::grammar::Grammar;
use rekindle_frontend::tree::{Item, Node};
use rekindle_objects::heap::RootVec;
use rekindle_objects::{ClassId, R, Runtime, Value};

/// Deepest tree that is made.
const MAX_DEPTH: usize = 3000;

/// Makes the objects of a tree.
pub(super) fn object(rt: &mut Runtime, grammar: &Grammar, node: &Node) -> R<Value> {
    let mut builder = Builder {
        grammar,
        shared: Vec::new(),
        kept: rt.root_vec(),
        depth: 0,
    };
    builder.object(rt, node)
}

struct Builder<'a> {
    grammar: &'a Grammar,
    /// Kinds whose objects have nothing in them, each with its only object in `kept`.
    shared: Vec<&'a str>,
    kept: RootVec,
    depth: usize,
}

impl<'a> Builder<'a> {
    fn object(&mut self, rt: &mut Runtime, node: &Node) -> R<Value> {
        if self.depth == MAX_DEPTH {
            let message = "maximum recursion depth exceeded during ast construction";
            return rt.raise_new(ClassId::RECURSION_ERROR, message);
        }
        self.depth += 1;
        let made = self.made(rt, node);
        self.depth -= 1;
        made
    }

    fn made(&mut self, rt: &mut Runtime, node: &Node) -> R<Value> {
        let Some((name, kind)) = self.grammar.kinds.get_key_value(&*node.kind) else {
            return rt.value_error("no such node");
        };
        let bare = self.grammar.groups[&kind.group].bare;
        if let Some(i) = self
            .shared
            .iter()
            .position(|known| bare && **known == **name)
        {
            return Ok(self.kept[i]);
        }
        let object = rt.new_instance_of(kind.class);
        if bare {
            self.shared.push(name);
            self.kept.push(object);
            return Ok(object);
        }
        assert_eq!(kind.fields.len(), node.fields.len(), "fields of {name}");
        for (field, item) in kind.fields.iter().zip(&node.fields) {
            let value = self.value(rt, item)?;
            set(rt, object, &field.name, value)?;
        }
        if let Some(place) = node.place {
            for (name, number) in [
                ("lineno", place.line),
                ("col_offset", place.column),
                ("end_lineno", place.end_line),
                ("end_col_offset", place.end_column),
            ] {
                set(rt, object, name, Value::small_int(number.into()))?;
            }
        }
        Ok(object)
    }

    fn value(&mut self, rt: &mut Runtime, item: &Item) -> R<Value> {
        Ok(match item {
            Item::None => Value::NONE,
            Item::Int(n) => Value::small_int(*n),
            Item::Text(text) => rt.intern(text),
            Item::Const(value) => rt.constant(value),
            Item::Node(node) => self.object(rt, node)?,
            Item::List(items) => {
                let list = rt.new_list(&[]);
                for item in items {
                    let value = self.value(rt, item)?;
                    rt.list_push(list, value);
                }
                list
            }
        })
    }
}

fn set(rt: &mut Runtime, object: Value, name: &str, value: Value) -> R<()> {
    let name = rt.intern(name);
    rt.set_attr(object, name, value)
}
