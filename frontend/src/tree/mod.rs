//! Python's own syntax tree (module `ast`): what `compile` gives with `PyCF_ONLY_AST`, and what it takes.
//!
//! ```text
//! source ──parse──► Ruff's tree ──read──► Node ──► objects of module `ast`
//! source + places ◄──────────── write ◄── Node ◄── objects of module `ast`
//! ```
//!
//! A [`Node`] is a node of no particular type: a kind, a place, and fields in the order in which the grammar of module
//! `ast` names them. That grammar is not here but in `stdlib/lib/_ast.py`; who makes objects of nodes asserts that the
//! fields are as many as it says.
//!
//! A tree is compiled by being written out as a source, with a note of the place that each piece of it has.

mod expr;
mod pattern;
mod stmt;
mod string;
mod write;
mod write_expr;
mod write_pattern;
mod write_stmt;

pub use write::{Written, write};

use crate::lines::Lines;
use crate::parse::{self, Expr, TextRange, TextSize, Tree};
use crate::{Mode, SyntaxError, error::Fault, with_plain_line_ends};
use rekindle_bytecode::{Const, Position};
use std::borrow::Cow;

/// A node of the tree.
#[derive(Clone, Debug, PartialEq)]
pub struct Node {
    /// The name of its class.
    pub kind: Cow<'static, str>,
    /// Where it is in the source; lines count from 1, columns are bytes.
    pub place: Option<Position>,
    /// Its fields, in the grammar's order.
    pub fields: Vec<Item>,
}

/// The value of a field.
#[derive(Clone, Debug, PartialEq)]
pub enum Item {
    /// Left out.
    None,
    /// A small number.
    Int(i64),
    /// An identifier, or other text.
    Text(Box<str>),
    /// The value of a constant.
    Const(Const),
    /// A node.
    Node(Node),
    /// Any number of them.
    List(Vec<Item>),
}

/// Parses a source into a tree, and checks it as far as CPython does before it compiles.
///
/// # Errors
/// Where CPython's parser raises `SyntaxError` or one of its subclasses.
pub fn tree(source: &str, mode: Mode) -> Result<Node, SyntaxError> {
    let source = with_plain_line_ends(source);
    read(&source, mode).map_err(|fault| fault.locate(&source))
}

fn read(source: &str, mode: Mode) -> Result<Node, Fault> {
    crate::without_nulls(source)?;
    let tree = parse::parse(source, mode == Mode::Eval)?.tree;
    let reader = Reader {
        source,
        lines: Lines::new(source),
        origin: 0,
    };
    let (kind, fields) = match &tree {
        Tree::Expression(e) => ("Expression", vec![reader.expr(e)]),
        Tree::Module(body) if mode == Mode::Interactive => ("Interactive", vec![reader.body(body)]),
        Tree::Module(body) => ("Module", vec![reader.body(body), Item::List(Vec::new())]),
    };
    Ok(Node {
        kind: kind.into(),
        place: None,
        fields,
    })
}

/// Parses the type of a function as old type comments have it: `(int, *str) -> bool`.
///
/// # Errors
/// Where CPython's parser raises `SyntaxError`.
pub fn signature(source: &str) -> Result<Node, SyntaxError> {
    let source = with_plain_line_ends(source);
    read_signature(&source).map_err(|fault| fault.locate(&source))
}

/// The arguments are read as those of a call.
fn read_signature(source: &str) -> Result<Node, Fault> {
    crate::without_nulls(source)?;
    let wrong = || Fault::new(TextRange::at(0.into(), 1.into()), "invalid syntax");
    let arrow = source.rfind("->").ok_or_else(wrong)?;
    let open = source
        .find('(')
        .filter(|at| *at < arrow)
        .ok_or_else(wrong)?;
    if !source[..open].trim().is_empty() {
        return Err(wrong());
    }
    let call = format!("f{}", &source[open..arrow]);
    let after = &source[arrow + 2..];
    let end = source.len() - after.trim_start().len();
    let part = |text: &str, origin: i64, read: &dyn Fn(&Reader<'_>, &Expr) -> Item| {
        let Tree::Expression(e) = parse::parse(text, true)?.tree else {
            return Err(wrong());
        };
        let reader = Reader {
            source: text,
            lines: Lines::new(source),
            origin,
        };
        Ok(read(&reader, &e))
    };
    let arguments = part(&call, open as i64 - 1, &|reader, e| match e {
        Expr::Call(e) => reader.argument_types(&e.arguments),
        _ => Item::None,
    })?;
    let returns = part(after.trim(), end as i64, &|reader, e| reader.expr(e))?;
    Ok(Node {
        kind: "FunctionType".into(),
        place: None,
        fields: vec![arguments, returns],
    })
}

/// Makes nodes of Ruff's tree.
struct Reader<'a> {
    source: &'a str,
    lines: Lines<'a>,
    /// Where the source begins in the text that the lines are of.
    origin: i64,
}

impl Reader<'_> {
    /// A node with a place.
    fn node(&self, kind: &'static str, range: TextRange, fields: Vec<Item>) -> Item {
        let moved = |offset: TextSize| {
            let offset = i64::from(u32::from(offset)) + self.origin;
            TextSize::new(offset as u32)
        };
        let range = TextRange::new(moved(range.start()), moved(range.end()));
        Item::Node(Node {
            kind: kind.into(),
            place: Some(self.lines.position(range, 0)),
            fields,
        })
    }
}

/// A node without a place.
fn plain(kind: &'static str, fields: Vec<Item>) -> Item {
    Item::Node(Node {
        kind: kind.into(),
        place: None,
        fields,
    })
}

/// A list of what `item` makes of each.
fn list<T>(from: impl IntoIterator<Item = T>, item: impl FnMut(T) -> Item) -> Item {
    Item::List(from.into_iter().map(item).collect())
}

fn text(text: impl AsRef<str>) -> Item {
    Item::Text(text.as_ref().into())
}
