//! The grammar of module `ast`, read from its notation.

use rekindle_objects::{ClassId, R, Runtime, Value};
use std::collections::HashMap;

/// All classes of nodes.
#[derive(Debug)]
pub(crate) struct Grammar {
    /// `ast.AST`
    pub(super) base: ClassId,
    /// By name.
    pub(super) kinds: HashMap<Box<str>, Kind>,
    /// By class.
    pub(super) names: HashMap<ClassId, Box<str>>,
    /// Groups of classes (`expr`), and classes that are no group's (`arguments`).
    pub(super) groups: HashMap<Box<str>, Group>,
}

/// A class of nodes.
#[derive(Debug)]
pub(super) struct Kind {
    pub(super) class: ClassId,
    /// The group it is in, or its own name.
    pub(super) group: Box<str>,
    pub(super) fields: Vec<Field>,
}

/// What can stand where a node of a group is wanted.
#[derive(Debug)]
pub(super) struct Group {
    /// Have its nodes a place in the source?
    pub(super) placed: bool,
    /// Is it one class, of which any object with the right attributes will do?
    pub(super) single: bool,
    /// Are its classes without fields and places, as operators are?
    pub(super) bare: bool,
}

/// A field of a class.
#[derive(Debug)]
pub(super) struct Field {
    pub(super) name: Box<str>,
    pub(super) holds: Holds,
    pub(super) count: Count,
}

/// What is in a field.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Holds {
    Identifier,
    String,
    Int,
    Constant,
    /// A node of this group.
    Node(Box<str>),
}

/// How many there are.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Count {
    One,
    Optional,
    Many,
}

impl Grammar {
    /// Reads the grammar that module `_ast` has.
    pub(super) fn read(rt: &mut Runtime) -> R<Grammar> {
        let name = rt.intern("_ast");
        let module = (rt.hooks.import)(rt, name, Value::NONE, Value::NONE, 0)?;
        let name = rt.intern("_GRAMMAR");
        let text = rt.get_attr(module, name)?;
        let text = rt.str_text(text).into_owned();
        let base = class(rt, module, "AST")?;
        let mut grammar = Grammar {
            base,
            kinds: HashMap::new(),
            names: HashMap::new(),
            groups: HashMap::new(),
        };
        for line in text.lines().filter(|line| !line.is_empty()) {
            grammar.line(rt, module, line)?;
        }
        Ok(grammar)
    }

    /// `group: A(…) | B(…)`, with `@` after a group with places; or `=A(…)`.
    fn line(&mut self, rt: &mut Runtime, module: Value, line: &str) -> R<()> {
        let single = line.starts_with('=');
        let (head, alternatives) = match line.strip_prefix('=') {
            Some(own) => (own.split('(').next().unwrap_or_default(), own),
            None => line.split_once(": ").unwrap_or((line, "")),
        };
        let group: Box<str> = head.trim_end_matches('@').into();
        let rule = Group {
            placed: head.ends_with('@'),
            single,
            bare: !head.ends_with('@') && !alternatives.contains('('),
        };
        self.groups.insert(group.clone(), rule);
        for alternative in alternatives.split(" | ") {
            let (name, fields) = alternative.split_once('(').unwrap_or((alternative, ""));
            let name = name.trim_end_matches('@');
            let kind = Kind {
                class: class(rt, module, name)?,
                group: group.clone(),
                fields: fields
                    .trim_end_matches(')')
                    .split(", ")
                    .filter_map(field)
                    .collect(),
            };
            self.names.insert(kind.class, name.into());
            self.kinds.insert(name.into(), kind);
        }
        Ok(())
    }
}

/// `expr? value`
fn field(text: &str) -> Option<Field> {
    let (kind, name) = text.split_once(' ')?;
    let count = match kind.as_bytes().last() {
        Some(b'*') => Count::Many,
        Some(b'?') => Count::Optional,
        _ => Count::One,
    };
    let holds = match kind.trim_end_matches(['*', '?']) {
        "identifier" => Holds::Identifier,
        "string" => Holds::String,
        "int" => Holds::Int,
        "constant" => Holds::Constant,
        group => Holds::Node(group.into()),
    };
    Some(Field {
        name: name.into(),
        holds,
        count,
    })
}

fn class(rt: &mut Runtime, module: Value, name: &str) -> R<ClassId> {
    let name = rt.intern(name);
    let class = rt.get_attr(module, name)?;
    if !rt.is_type(class) {
        return rt.type_error("a class of module ast was replaced");
    }
    Ok(rt.class_id(class))
}
