//! What CPython finds wrong with a tree whose fields all have the right types.

use rekindle_bytecode::Const;
use rekindle_frontend::tree::{Item, Node};

/// What is wrong, by the exception that it is.
pub(super) enum Wrong {
    Value(String),
    Type(String),
    System(String),
}

type Checked = Result<(), Wrong>;

/// Lists that must not be empty: kind, field, its name.
const NOT_EMPTY: [(&str, usize, &str); 22] = [
    ("FunctionDef", 2, "body"),
    ("AsyncFunctionDef", 2, "body"),
    ("ClassDef", 3, "body"),
    ("For", 2, "body"),
    ("AsyncFor", 2, "body"),
    ("While", 1, "body"),
    ("If", 1, "body"),
    ("With", 0, "items"),
    ("With", 1, "body"),
    ("AsyncWith", 0, "items"),
    ("AsyncWith", 1, "body"),
    ("Try", 0, "body"),
    ("TryStar", 0, "body"),
    ("ExceptHandler", 2, "body"),
    ("Delete", 0, "targets"),
    ("Assign", 0, "targets"),
    ("Global", 0, "names"),
    ("Nonlocal", 0, "names"),
    ("Import", 0, "names"),
    ("ImportFrom", 1, "names"),
    ("Match", 1, "cases"),
    ("match_case", 2, "body"),
];

/// Fields that are assigned to.
const TARGETS: [(&str, usize); 9] = [
    ("Assign", 0),
    ("AugAssign", 0),
    ("AnnAssign", 0),
    ("For", 0),
    ("AsyncFor", 0),
    ("withitem", 1),
    ("comprehension", 0),
    ("NamedExpr", 0),
    ("TypeAlias", 0),
];

/// Where the context of an expression is.
const CONTEXTS: [(&str, usize); 6] = [
    ("Attribute", 2),
    ("Subscript", 2),
    ("Starred", 1),
    ("Name", 1),
    ("List", 1),
    ("Tuple", 1),
];

/// Lists of expressions in which there may be gaps.
const GAPS: [(&str, usize); 2] = [("Dict", 0), ("arguments", 4)];

/// Checks a tree.
pub(super) fn check(node: &Node) -> Checked {
    walk(node, "Load")
}

fn walk(node: &Node, context: &str) -> Checked {
    context_of(node, context)?;
    for (i, field) in node.fields.iter().enumerate() {
        let here = (&*node.kind, i);
        let empty = NOT_EMPTY.iter().find(|(kind, n, _)| (*kind, *n) == here);
        if let Some((kind, _, name)) = empty
            && len(field) == 0
        {
            return value(format!("empty {name} on {kind}"));
        }
    }
    special(node)?;
    for (i, field) in node.fields.iter().enumerate() {
        let here = (&*node.kind, i);
        let inside = match &*node.kind {
            "Delete" => "Del",
            "List" | "Tuple" | "Starred" if i == 0 => context,
            _ if TARGETS.contains(&here) => "Store",
            _ => "Load",
        };
        match field {
            Item::Node(node) => walk(node, inside)?,
            Item::List(items) => {
                for item in items {
                    match item {
                        Item::Node(node) => walk(node, inside)?,
                        Item::None if !GAPS.contains(&here) => return gap(node, i),
                        _ => {}
                    }
                }
            }
            _ => {}
        }
    }
    Ok(())
}

fn gap(node: &Node, field: usize) -> Checked {
    let is_body = NOT_EMPTY
        .iter()
        .any(|(kind, n, name)| (*kind, *n) == (&*node.kind, field) && *name == "body")
        || matches!((&*node.kind, field), ("Module" | "Interactive", 0));
    let what = if is_body { "statement" } else { "expression" };
    value(format!("None disallowed in {what} list"))
}

fn value(message: impl Into<String>) -> Checked {
    Err(Wrong::Value(message.into()))
}

fn len(item: &Item) -> usize {
    match item {
        Item::List(items) => items.len(),
        _ => 0,
    }
}

fn kind(item: &Item) -> &str {
    match item {
        Item::Node(node) => &node.kind,
        _ => "",
    }
}

/// Is an expression in the context that it says it is in?
fn context_of(node: &Node, wanted: &str) -> Checked {
    match CONTEXTS.iter().find(|(kind, _)| *kind == node.kind) {
        Some((_, i)) if kind(&node.fields[*i]) != wanted => {
            let has = kind(&node.fields[*i]);
            value(format!(
                "expression must have {wanted} context but has {has} instead"
            ))
        }
        None if wanted != "Load" => value(format!(
            "expression which can't be assigned to in {wanted} context"
        )),
        _ => Ok(()),
    }
}

fn name(item: &Item) -> Checked {
    match item {
        Item::Text(text) if matches!(&**text, "None" | "True" | "False") => value(format!(
            "identifier field can't represent '{text}' constant"
        )),
        _ => Ok(()),
    }
}

/// What holds for single kinds of node.
fn special(node: &Node) -> Checked {
    let f = &node.fields;
    let none = |i: usize| f[i] == Item::None;
    match &*node.kind {
        "Name" => name(&f[0]),
        "BoolOp" if len(&f[1]) < 2 => value("BoolOp with less than 2 values"),
        "Dict" if len(&f[0]) != len(&f[1]) => {
            value("Dict doesn't have the same number of keys as values")
        }
        "ListComp" | "SetComp" | "GeneratorExp" if len(&f[1]) == 0 => {
            value("comprehension with no generators")
        }
        "DictComp" if len(&f[2]) == 0 => value("comprehension with no generators"),
        "Compare" if len(&f[2]) == 0 => value("Compare with no comparators"),
        "Compare" if len(&f[1]) != len(&f[2]) => {
            value("Compare has a different number of comparators and operands")
        }
        "AnnAssign" if f[3] != Item::Int(0) && kind(&f[0]) != "Name" => Err(Wrong::Type(
            "AnnAssign with simple non-Name target".to_string(),
        )),
        "TypeAlias" if kind(&f[0]) != "Name" => {
            Err(Wrong::Type("TypeAlias with non-Name name".to_string()))
        }
        "ImportFrom" if matches!(f[2], Item::Int(level) if level < 0) => {
            value("Negative ImportFrom level")
        }
        "Raise" if none(0) && !none(1) => value("Raise with cause but no exception"),
        "Try" | "TryStar" if len(&f[1]) == 0 && len(&f[3]) == 0 => value(format!(
            "{} has neither except handlers nor finalbody",
            node.kind
        )),
        "Try" | "TryStar" if len(&f[1]) == 0 && len(&f[2]) > 0 => {
            value(format!("{} has orelse but no except handlers", node.kind))
        }
        "arguments" if len(&f[6]) > len(&f[0]) + len(&f[1]) => {
            value("more positional defaults than args on arguments")
        }
        "arguments" if len(&f[3]) != len(&f[4]) => {
            value("length of kwonlyargs is not the same as kw_defaults on arguments")
        }
        "FormattedValue" => conversion(&f[1]),
        "Interpolation" => conversion(&f[2]),
        _ => pattern(node),
    }
}

fn conversion(item: &Item) -> Checked {
    match item {
        Item::Int(-1 | 97 | 114 | 115) => Ok(()),
        Item::Int(code) => Err(Wrong::System(format!(
            "Unrecognized conversion character {code}"
        ))),
        _ => Ok(()),
    }
}

fn pattern(node: &Node) -> Checked {
    let f = &node.fields;
    match &*node.kind {
        "MatchValue" => literal(&f[0]),
        "MatchSingleton" if !matches!(f[0], Item::Const(Const::None | Const::Bool(_))) => {
            value("MatchSingleton can only contain True, False and None")
        }
        "MatchMapping" => {
            if len(&f[0]) != len(&f[1]) {
                return value("MatchMapping doesn't have the same number of keys as patterns");
            }
            capture(&f[2])?;
            let Item::List(keys) = &f[0] else {
                return Ok(());
            };
            let plain = |key: &Item| match key {
                Item::Node(key) => matches!(
                    key.fields.first(),
                    Some(Item::Const(Const::None | Const::Bool(_)))
                ),
                _ => false,
            };
            keys.iter().filter(|key| !plain(key)).try_for_each(literal)
        }
        "MatchClass" => {
            if len(&f[2]) != len(&f[3]) {
                return value(
                    "MatchClass doesn't have the same number of keyword attributes as patterns",
                );
            }
            if let Item::List(names) = &f[2] {
                names.iter().try_for_each(name)?;
            }
            let mut class = &f[0];
            loop {
                match class {
                    Item::Node(inner) if inner.kind == "Name" => return Ok(()),
                    Item::Node(inner) if inner.kind == "Attribute" => class = &inner.fields[0],
                    _ => {
                        return value(
                            "MatchClass cls field can only contain Name or Attribute nodes.",
                        );
                    }
                }
            }
        }
        "MatchStar" => capture(&f[0]),
        "MatchAs" if f[0] != Item::None && f[1] == Item::None => {
            value("MatchAs must specify a target name if a pattern is given")
        }
        "MatchAs" => capture(&f[1]),
        "MatchOr" if len(&f[0]) < 2 => value("MatchOr requires at least 2 patterns"),
        _ => Ok(()),
    }
}

fn capture(item: &Item) -> Checked {
    match item {
        Item::Text(text) if &**text == "_" => value("can't capture name '_' in patterns"),
        _ => name(item),
    }
}

/// Is this a value that patterns can have: a number, perhaps signed or complex, text, or a dotted name?
fn literal(item: &Item) -> Checked {
    let ok = match item {
        Item::Node(node) => match (&*node.kind, node.fields.first()) {
            ("Constant", Some(Item::Const(value))) => matches!(
                value,
                Const::Int(_)
                    | Const::BigInt(_)
                    | Const::Float(_)
                    | Const::Complex(..)
                    | Const::Str(_)
                    | Const::Bytes(_)
            ),
            ("Attribute" | "JoinedStr" | "TemplateStr", _) => true,
            ("UnaryOp", _) => kind(&node.fields[0]) == "USub" && is_number(&node.fields[1]),
            ("BinOp", _) => {
                let signed = match &node.fields[0] {
                    Item::Node(left) if left.kind == "UnaryOp" => is_number(&left.fields[1]),
                    left => is_number(left),
                };
                matches!(kind(&node.fields[1]), "Add" | "Sub")
                    && signed
                    && is_number(&node.fields[2])
            }
            _ => false,
        },
        _ => false,
    };
    match ok {
        true => Ok(()),
        false => value("patterns may only match literals and attribute lookups"),
    }
}

fn is_number(item: &Item) -> bool {
    matches!(item, Item::Node(node) if matches!(
        node.fields.first(),
        Some(Item::Const(
            Const::Int(_) | Const::BigInt(_) | Const::Float(_) | Const::Complex(..)
        ))
    ))
}
