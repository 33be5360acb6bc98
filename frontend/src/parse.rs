//! The facade over Ruff's parser: nothing else names it.
//!
//! The tree is Ruff's own, re-exported. What Ruff reports and how CPython words it meet in
//! `wording.rs`.

pub(crate) use ruff_python_ast::{
    Arguments, AtomicNodeIndex, BoolOp, CmpOp, Comprehension, ConversionFlag, Decorator,
    ExceptHandler, Expr, FStringPart, Identifier, InterpolatedElement, InterpolatedStringElement,
    NodeIndex, Number, Operator, Parameters, Pattern, PatternMatchClass, PatternMatchMapping,
    Singleton, Stmt, StmtAnnAssign, StmtAssign, StmtAugAssign, StmtClassDef, StmtFor,
    StmtFunctionDef, StmtIf, StmtImport, StmtImportFrom, StmtMatch, StmtReturn, StmtTry,
    StmtTypeAlias, StmtWhile, StmtWith, StringLiteral, TypeParam, TypeParams, UnaryOp,
};
pub(crate) use ruff_python_ast::{
    ExprAttribute, ExprBinOp, ExprBoolOp, ExprCall, ExprCompare, ExprDict, ExprFString,
    ExprGenerator, ExprIf, ExprLambda, ExprName, ExprSlice, ExprSubscript, ExprTString,
};
pub(crate) use ruff_python_parser::{
    InterpolatedStringErrorType, LexicalErrorType, ParseErrorType,
};
pub(crate) use ruff_text_size::{Ranged, TextRange, TextSize};

use crate::error::Fault;
use crate::wording;
use ruff_python_ast::{Mod, PythonVersion};
use ruff_python_parser::{Mode, ParseOptions, parse_unchecked};

/// A parsed source.
pub(crate) enum Tree {
    /// Statements.
    Module(Vec<Stmt>),
    /// One expression.
    Expression(Box<Expr>),
}

/// Parses statements, or with `expression` one expression.
pub(crate) fn parse(source: &str, expression: bool) -> Result<Tree, Fault> {
    let mode = if expression {
        Mode::Expression
    } else {
        Mode::Module
    };
    let options = ParseOptions::from(mode).with_target_version(PythonVersion::PY314);
    let parsed = parse_unchecked(source, options);
    if let Some(error) = parsed.errors().first() {
        return Err(wording::fault(source, &error.error, error.location));
    }
    if let Some(error) = parsed.unsupported_syntax_errors().first() {
        return Err(Fault::new(error.range, "invalid syntax"));
    }
    Ok(match parsed.into_syntax() {
        Mod::Module(module) => Tree::Module(module.body.into_iter().collect()),
        Mod::Expression(expression) => Tree::Expression(expression.body),
    })
}

/// Remembers a number with a node of the tree.
pub(crate) fn mark(node: &AtomicNodeIndex, number: u32) {
    node.set(NodeIndex::from(number));
}

/// The number remembered with a node.
pub(crate) fn marked(node: &AtomicNodeIndex) -> Option<u32> {
    node.load().as_u32()
}
