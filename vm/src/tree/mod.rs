//! Syntax trees as objects of module `ast`: made of sources, and compiled.
//!
//! ```text
//! frontend's Node ──build──► objects          objects ──take──► Node ──check──► frontend
//! ```
//!
//! What classes and fields there are is read from the grammar that `stdlib/lib/_ast.py` makes the classes from.

mod build;
mod check;
mod grammar;
mod take;

use crate::imports::{Host, loaded};
pub(crate) use grammar::Grammar;
use rekindle_frontend::tree::Node;
use rekindle_frontend::{Mode, SyntaxError, tree};
use rekindle_objects::{ClassId, R, Runtime, Value};
use std::rc::Rc;

/// The tree of a source as objects; `Err` of the inner result is the source's error.
pub(crate) fn parse(rt: &mut Runtime, text: &str, mode: Wanted) -> R<Result<Value, SyntaxError>> {
    let made = match mode {
        Wanted::Mode(mode) => tree::tree(text, mode),
        Wanted::Signature => tree::signature(text),
    };
    let node = match made {
        Ok(node) => node,
        Err(error) => return Ok(Err(error)),
    };
    let grammar = Grammar::of(rt)?;
    build::object(rt, &grammar, &node).map(Ok)
}

/// What kind of tree is wanted.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Wanted {
    /// One that can be compiled.
    Mode(Mode),
    /// The type of a function, as old type comments have it (`"func_type"`).
    Signature,
}

impl Wanted {
    /// The class of such a tree.
    fn root(self) -> &'static str {
        match self {
            Wanted::Mode(Mode::Module) => "Module",
            Wanted::Mode(Mode::Eval) => "Expression",
            Wanted::Mode(Mode::Interactive) => "Interactive",
            Wanted::Signature => "FunctionType",
        }
    }
}

/// Is this a node of a tree? Not before anybody has imported its classes.
pub(crate) fn is_tree(rt: &mut Runtime, v: Value) -> R<bool> {
    if rt.is_any_str(v) || rt.bytes_like(v).is_some() {
        return Ok(false);
    }
    if loaded(rt, "_ast").is_none() {
        return Ok(false);
    }
    let grammar = Grammar::of(rt)?;
    let class = rt.class_of(v);
    Ok(rt.is_subclass(class, grammar.base))
}

/// Complains of a tree that is not one for this mode.
pub(crate) fn expect_root(rt: &mut Runtime, v: Value, mode: Wanted) -> R<()> {
    let grammar = Grammar::of(rt)?;
    let root = mode.root();
    let class = rt.class_of(v);
    let wanted = grammar.kinds.get(root).map(|kind| kind.class);
    if wanted.is_some_and(|wanted| rt.is_subclass(class, wanted)) {
        return Ok(());
    }
    let got = rt.type_name(v);
    rt.type_error(format!("expected {root} node, got {got}"))
}

/// A tree's objects as a tree that can be compiled.
pub(crate) fn take(rt: &mut Runtime, v: Value, mode: Wanted) -> R<Node> {
    expect_root(rt, v, mode)?;
    let grammar = Grammar::of(rt)?;
    let node = take::node(rt, &grammar, v, "mod")?;
    match check::check(&node) {
        Ok(()) => Ok(node),
        Err(check::Wrong::Value(message)) => rt.value_error(message),
        Err(check::Wrong::Type(message)) => rt.type_error(message),
        Err(check::Wrong::System(message)) => rt.raise_new(ClassId::SYSTEM_ERROR, message),
    }
}

impl Grammar {
    /// The one of a runtime.
    fn of(rt: &mut Runtime) -> R<Rc<Grammar>> {
        if let Some(known) = &Host::of(rt).grammar {
            return Ok(known.clone());
        }
        let made = Rc::new(Grammar::read(rt)?);
        Host::of(rt).grammar = Some(made.clone());
        Ok(made)
    }
}
