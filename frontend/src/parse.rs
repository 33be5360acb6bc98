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
    InterpolatedStringErrorType, LexicalErrorType, ParseErrorType, UnsupportedSyntaxErrorKind,
};
pub(crate) use ruff_text_size::{Ranged, TextRange, TextSize};

use crate::error::Fault;
use crate::wording;
use ruff_python_ast::token::{TokenKind, Tokens};
use ruff_python_ast::{Mod, PythonVersion};
use ruff_python_parser::{Mode, ParseOptions, parse_unchecked};

/// Deepest nesting of brackets, as in CPython.
pub(crate) const MAX_BRACKETS: u32 = 200;
/// Deepest indentation, as in CPython.
const MAX_INDENTS: u32 = 100;

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
        return Err(Fault::new(
            error.range,
            wording::unsupported(&error.kind, &source[error.range]),
        ));
    }
    check_nesting(parsed.tokens())?;
    Ok(match parsed.into_syntax() {
        Mod::Module(module) => Tree::Module(module.body.into_iter().collect()),
        Mod::Expression(expression) => Tree::Expression(expression.body),
    })
}

/// CPython's tokenizer keeps brackets and indentation on stacks of fixed size.
fn check_nesting(tokens: &Tokens) -> Result<(), Fault> {
    let (mut brackets, mut indents) = (0_u32, 0_u32);
    for token in tokens {
        match token.kind() {
            TokenKind::Lpar | TokenKind::Lsqb | TokenKind::Lbrace => {
                brackets += 1;
                if brackets > MAX_BRACKETS {
                    return Err(Fault::new(token.range(), "too many nested parentheses"));
                }
            }
            TokenKind::Rpar | TokenKind::Rsqb | TokenKind::Rbrace => {
                brackets = brackets.saturating_sub(1);
            }
            TokenKind::Indent => {
                indents += 1;
                if indents >= MAX_INDENTS {
                    let message = "too many levels of indentation";
                    return Err(Fault::indentation(token.range(), message));
                }
            }
            TokenKind::Dedent => indents = indents.saturating_sub(1),
            _ => {}
        }
    }
    Ok(())
}

/// Remembers a number with a node of the tree.
pub(crate) fn mark(node: &AtomicNodeIndex, number: u32) {
    node.set(NodeIndex::from(number));
}

/// The number remembered with a node.
pub(crate) fn marked(node: &AtomicNodeIndex) -> Option<u32> {
    node.load().as_u32()
}
