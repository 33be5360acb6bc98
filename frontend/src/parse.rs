//! The facade over Ruff's parser: nothing else names it.
//!
//! The tree is Ruff's own, re-exported. What Ruff reports and how CPython words it meet in
//! `wording.rs`.

pub(crate) use ruff_python_ast::{
    Alias, Arguments, AtomicNodeIndex, BoolOp, CmpOp, Comprehension, ConversionFlag, Decorator,
    ElifElseClause, ExceptHandler, Expr, ExprContext, FStringPart, Identifier, InterpolatedElement,
    InterpolatedStringElement, NodeIndex, Number, Operator, Parameter, ParameterWithDefault,
    Parameters, Pattern, PatternMatchClass, PatternMatchMapping, Singleton, Stmt, StmtAnnAssign,
    StmtAssign, StmtAugAssign, StmtClassDef, StmtFor, StmtFunctionDef, StmtIf, StmtImport,
    StmtImportFrom, StmtMatch, StmtReturn, StmtTry, StmtTypeAlias, StmtWhile, StmtWith,
    StringLiteral, TypeParam, TypeParams, UnaryOp, WithItem,
};
pub(crate) use ruff_python_ast::{
    ExprAttribute, ExprBinOp, ExprBoolOp, ExprCall, ExprCompare, ExprDict, ExprFString,
    ExprGenerator, ExprIf, ExprLambda, ExprName, ExprSlice, ExprStringLiteral, ExprSubscript,
    ExprTString,
};
pub(crate) use ruff_python_parser::{
    InterpolatedStringErrorType, LexicalErrorType, ParseErrorType, UnsupportedSyntaxErrorKind,
};
pub(crate) use ruff_text_size::{Ranged, TextRange, TextSize};

mod respelt;

use crate::error::Fault;
use crate::wording;
pub(crate) use ruff_python_ast::token::{TokenKind, Tokens};
use ruff_python_ast::{Mod, PythonVersion};
pub(crate) use ruff_python_parser::ParseError;
use ruff_python_parser::{Mode, ParseOptions, parse_unchecked};

/// Deepest nesting of brackets, as in CPython.
pub(crate) const MAX_BRACKETS: u32 = 200;
/// Deepest indentation, as in CPython.
const MAX_INDENTS: u32 = 100;
/// F-strings in each other.
const MAX_STRINGS: u32 = 150;

/// A parsed source.
pub(crate) enum Tree {
    /// Statements.
    Module(Vec<Stmt>),
    /// One expression.
    Expression(Box<Expr>),
}

/// What a source was parsed to.
pub(crate) struct Parsed {
    pub(crate) tree: Tree,
    /// Numbers that a keyword follows without a space, and which kind of literal they are.
    pub(crate) numbers: Vec<(TextRange, &'static str)>,
    /// Identifiers that stand for others.
    pub(crate) renamed: Vec<(String, Box<str>)>,
}

/// Parses statements, or with `expression` one expression.
pub(crate) fn parse(source: &str, expression: bool) -> Result<Parsed, Fault> {
    parse_limited(source, expression, true)
}

/// The same; `limited` by how deep brackets and lines may be nested.
pub(crate) fn parse_limited(
    source: &str,
    expression: bool,
    limited: bool,
) -> Result<Parsed, Fault> {
    let (mut parsed, mut renamed) = (parsed(source, expression), Vec::new());
    if !parsed.errors().is_empty() {
        let fault = || {
            let (tokens, errors) = (parsed.tokens(), parsed.errors());
            wording::fault(source, tokens, errors, expression && limited)
        };
        (parsed, renamed) = respelt::parse(source, &parsed, expression).ok_or_else(fault)?;
    }
    if let Some(error) = parsed.unsupported_syntax_errors().first() {
        return Err(wording::unsupported(&error.kind, error.range, source));
    }
    let mut numbers = Vec::new();
    if limited {
        check_tokens(source, parsed.tokens(), &mut numbers)?;
    }
    let tree = match parsed.into_syntax() {
        Mod::Module(module) => Tree::Module(module.body.into_iter().collect()),
        Mod::Expression(expression) => Tree::Expression(expression.body),
    };
    Ok(Parsed {
        tree,
        numbers,
        renamed,
    })
}

/// What Ruff's parser gives.
type RuffTree = ruff_python_parser::Parsed<Mod>;

fn parsed(source: &str, expression: bool) -> RuffTree {
    let mode = match expression {
        true => Mode::Expression,
        false => Mode::Module,
    };
    let options = ParseOptions::from(mode).with_target_version(PythonVersion::PY314);
    parse_unchecked(source, options)
}

/// The tokens of a source, however broken it is.
pub(crate) fn tokens(source: &str) -> Tokens {
    let options = ParseOptions::from(Mode::Module).with_target_version(PythonVersion::PY314);
    parse_unchecked(source, options).tokens().clone()
}

/// Can a source be parsed, or be the beginning of one that can?
pub(crate) fn could_be_good(source: &str) -> bool {
    match parse(source, false) {
        Ok(_) => true,
        Err(fault) => fault.at_end,
    }
}

/// CPython's tokenizer keeps brackets and indentation on stacks of fixed size; and it warns of numbers that touch a
/// keyword.
fn check_tokens(
    source: &str,
    tokens: &Tokens,
    numbers: &mut Vec<(TextRange, &'static str)>,
) -> Result<(), Fault> {
    let (mut brackets, mut indents, mut strings) = (0_u32, 0_u32, 0_u32);
    let mut number: Option<TextRange> = None;
    for token in tokens {
        if let Some(range) = number.take()
            && token.kind().is_keyword()
            && range.end() == token.start()
        {
            numbers.push((range, literal_kind(&source[range])));
        }
        match token.kind() {
            TokenKind::Int | TokenKind::Float | TokenKind::Complex => number = Some(token.range()),
            TokenKind::Lpar | TokenKind::Lsqb | TokenKind::Lbrace => {
                brackets += 1;
                if brackets > MAX_BRACKETS {
                    return Err(Fault::new(token.range(), "too many nested parentheses"));
                }
            }
            TokenKind::Rpar | TokenKind::Rsqb | TokenKind::Rbrace => {
                brackets = brackets.saturating_sub(1);
            }
            TokenKind::FStringStart | TokenKind::TStringStart => {
                strings += 1;
                if strings >= MAX_STRINGS {
                    let prefix = source[token.range()].find(['"', '\'']).unwrap_or_default();
                    let message = "too many nested f-strings or t-strings";
                    let quote = usize::from(token.start()) + prefix;
                    return Err(Fault::lexical(quote, message));
                }
            }
            TokenKind::FStringEnd | TokenKind::TStringEnd => strings = strings.saturating_sub(1),
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

/// What the tokenizer calls a number.
fn literal_kind(text: &str) -> &'static str {
    let lower = text.to_ascii_lowercase();
    match lower.get(..2) {
        Some("0x") => "hexadecimal",
        Some("0o") => "octal",
        Some("0b") => "binary",
        _ if lower.ends_with('j') => "imaginary",
        _ => "decimal",
    }
}

/// Is this a statement with statements inside?
pub(crate) fn is_compound(stmt: &Stmt) -> bool {
    matches!(
        stmt,
        Stmt::FunctionDef(_)
            | Stmt::ClassDef(_)
            | Stmt::For(_)
            | Stmt::While(_)
            | Stmt::If(_)
            | Stmt::With(_)
            | Stmt::Match(_)
            | Stmt::Try(_)
    )
}

/// Remembers a number with a node of the tree.
pub(crate) fn mark(node: &AtomicNodeIndex, number: u32) {
    node.set(NodeIndex::from(number));
}

/// The number remembered with a node.
pub(crate) fn marked(node: &AtomicNodeIndex) -> Option<u32> {
    node.load().as_u32()
}
