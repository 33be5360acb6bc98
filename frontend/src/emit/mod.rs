//! The tree to instructions.
//!
//! An expression is compiled *to* a register ([`Emitter::expr_to`]), or its value is asked for
//! wherever it lies ([`Emitter::operand`]): local variables are used in place. Temporaries are a
//! stack above the variables. What always holds: nothing live lies above the base of a call,
//! and a local variable is written only by the last instruction of what is assigned to it.

mod annotate;
mod assign;
mod awaits;
mod binary;
mod blocks;
mod call;
mod class;
mod comprehension;
mod cond;
mod display;
mod expr;
mod function;
mod generic;
mod import;
mod loops;
mod pattern;
mod stmt;
mod string;
mod tries;
mod variable;
mod withs;

pub(crate) use string::without_comments;

use crate::asm::{Asm, Reg};
use crate::error::Fault;
use crate::fold::Folder;
use crate::lines::Lines;
use crate::names::{Names, Sym};
use crate::parse::{Expr, Ranged, Stmt, TextRange, Tree};
use crate::scope::{Analysis, Kind, Place, ScopeId, Scopes, Uses};
use crate::{Mode, Options};
use blocks::Block;
use rekindle_bytecode::{Code, Const, Flags, Op};
use std::rc::Rc;
use std::sync::Arc;

/// Most registers that an instruction can name.
const MAX_REGISTERS: u32 = 0xfff0;

/// What belongs to the code object being written, beside its instructions.
struct Unit<'a> {
    /// The innermost scope: the frame's own, or that of a comprehension in it.
    scope: ScopeId,
    /// The scope with the frame.
    frame: ScopeId,
    name: Rc<str>,
    qualname: String,
    /// Registers with names.
    variables: Vec<Sym>,
    cells: Vec<u16>,
    flags: u32,
    args: u16,
    posonly: u16,
    kwonly: u16,
    first_line: u32,
    blocks: Vec<Block<'a>>,
    /// Annotated names of a class or module.
    annotated: Vec<annotate::Annotated<'a>>,
}

/// The compiler's state.
pub(crate) struct Emitter<'a> {
    source: &'a str,
    options: &'a Options,
    lines: Lines<'a>,
    names: Names,
    scopes: Scopes,
    future_annotations: bool,
    folder: Folder<'a>,
    error: Option<Fault>,
    asm: Asm,
    unit: Unit<'a>,
}

/// Compiles an analysed tree.
pub(crate) fn emit(
    source: &str,
    lines: Lines<'_>,
    options: &Options,
    tree: &Tree,
    analysis: Analysis,
    mut names: Names,
) -> Result<Arc<Code>, Fault> {
    let root = ScopeId(0);
    let module = names.sym("<module>");
    let module = names.text(module).clone();
    let unit = Unit {
        name: module.clone(),
        qualname: module.to_string(),
        flags: Flags::MODULE
            | if options.namespace {
                Flags::NAMESPACE
            } else {
                0
            },
        first_line: 1,
        ..Unit::new(root)
    };
    let mut emitter = Emitter {
        source,
        options,
        lines,
        names,
        scopes: analysis.scopes,
        future_annotations: analysis.future_annotations,
        folder: Folder {
            source,
            debug: options.optimize == 0,
        },
        error: None,
        asm: Asm::new(0),
        unit,
    };
    match tree {
        Tree::Module(body) => emitter.module(body),
        Tree::Expression(expression) => {
            let value = emitter.operand_last(expression);
            emitter.asm.op(Op::Return, value, 0, 0);
        }
    }
    let code = emitter.finish();
    match emitter.error {
        Some(error) => Err(error),
        None => Ok(code),
    }
}

impl Unit<'_> {
    fn new(scope: ScopeId) -> Self {
        Unit {
            scope,
            frame: scope,
            name: "".into(),
            qualname: String::new(),
            variables: Vec::new(),
            cells: Vec::new(),
            flags: 0,
            args: 0,
            posonly: 0,
            kwonly: 0,
            first_line: 0,
            blocks: Vec::new(),
            annotated: Vec::new(),
        }
    }
}

impl<'a> Emitter<'a> {
    fn fail(&mut self, range: TextRange, message: impl Into<String>) {
        if self.error.is_none() {
            self.error = Some(Fault::new(range, message));
        }
    }

    fn module(&mut self, body: &'a [Stmt]) {
        let printing = self.options.mode == Mode::Interactive;
        let rest = if printing { body } else { self.docstring(body) };
        self.annotate_module(rest);
        self.body(rest);
        self.return_none();
    }

    /// Stores a docstring as `__doc__`; returns the statements after it.
    fn docstring(&mut self, body: &'a [Stmt]) -> &'a [Stmt] {
        let Some((doc, rest)) = self.split_docstring(body) else {
            return body;
        };
        if self.options.optimize < 2 {
            self.asm.at(body[0].range());
            let reg = self.asm.temp();
            self.load_const(reg, doc);
            let name = self.names.sym("__doc__");
            self.store_plain_name(name, reg);
            self.asm.free_to(reg);
        }
        rest
    }

    /// A body's docstring and the statements after it.
    fn split_docstring(&self, body: &'a [Stmt]) -> Option<(Const, &'a [Stmt])> {
        let (Stmt::Expr(first), rest) = body.split_first()? else {
            return None;
        };
        if !matches!(*first.value, Expr::StringLiteral(_)) {
            return None;
        }
        match self.folder.fold(&first.value)? {
            Const::Str(text) => Some((Const::Str(crate::literal::clean_doc(&text).into()), rest)),
            _ => None,
        }
    }

    fn return_none(&mut self) {
        if self.asm.live() {
            let reg = self.asm.temp();
            self.asm.op(Op::LoadNone, reg, 0, 0);
            self.asm.op(Op::Return, reg, 0, 0);
            self.asm.free_to(reg);
        }
    }

    /// Begins a code object with a frame of its own; [`Emitter::leave`] ends it.
    fn enter(&mut self, scope: ScopeId, name: Rc<str>, at: TextRange) -> Suspended<'a> {
        let mut unit = Unit::new(scope);
        unit.qualname = self.qualname(&name);
        unit.name = name;
        unit.first_line = self.lines.at(at.start().into()).0;
        let flag = |on: bool, bit| if on { bit } else { 0 };
        let inside = self.unit.flags & (Flags::FUNCTION | Flags::NESTED) != 0;
        let kind = self.scopes[scope].kind;
        unit.flags = flag(inside, Flags::NESTED)
            | flag(kind == Kind::Class, Flags::CLASS)
            | flag(kind != Kind::Class, Flags::FUNCTION);
        let data = &mut self.scopes[scope];
        unit.flags |= match (data.is_async, data.has_yield) {
            (true, true) => Flags::ASYNC_GENERATOR,
            (true, false) => Flags::COROUTINE,
            (false, true) => Flags::GENERATOR,
            (false, false) => 0,
        };
        let mut unsettable = 0;
        for symbol in &mut data.symbols {
            if !matches!(symbol.place, Place::Local | Place::Cell) {
                continue;
            }
            symbol.reg = unit.variables.len() as u16;
            unit.variables.push(symbol.name);
            if symbol.place == Place::Cell {
                unit.cells.push(symbol.reg);
            } else if symbol.uses.any(Uses::UNSET) && symbol.reg < 128 {
                unsettable |= 1u128 << symbol.reg;
            }
        }
        let mut asm = Asm::new(unit.variables.len() as u32);
        asm.unsettable = unsettable;
        asm.at(at);
        for symbol in &self.scopes[scope].symbols {
            if symbol.uses.any(Uses::PARAM) && symbol.place == Place::Local {
                asm.set_bound(symbol.reg);
            }
        }
        for &cell in &unit.cells {
            asm.op(Op::MakeCell, cell, 0, 0);
        }
        Suspended {
            asm: std::mem::replace(&mut self.asm, asm),
            unit: std::mem::replace(&mut self.unit, unit),
        }
    }

    /// Ends a code object; returns it, back in the one outside.
    fn leave(&mut self, outer: Suspended<'a>) -> Arc<Code> {
        let code = self.finish();
        self.asm = outer.asm;
        self.unit = outer.unit;
        code
    }

    fn qualname(&self, name: &str) -> String {
        let outer = &self.unit.qualname;
        match self.scopes[self.unit.frame].kind {
            Kind::Module => name.to_string(),
            Kind::Class => format!("{outer}.{name}"),
            // The scope of type parameters does not show in names.
            Kind::TypeParams => match outer.rsplit_once('.') {
                Some((outer, _)) => format!("{outer}.{name}"),
                None => name.to_string(),
            },
            _ => format!("{outer}.<locals>.{name}"),
        }
    }

    fn finish(&mut self) -> Arc<Code> {
        let size = self.asm.size().max(1);
        let here = self.asm.here();
        if size > MAX_REGISTERS {
            self.fail(here, "too many variables and intermediate values");
        }
        if self.asm.codes.len() > u16::MAX as usize {
            self.fail(here, "too many functions in one body");
        }
        if self.asm.pools.names.len() > u16::MAX as usize {
            self.fail(here, "too many names in one body");
        }
        let finished = self.asm.finish(&self.lines);
        let frame = self.unit.frame;
        let text = |sym: Sym| -> Box<str> { (&**self.names.text(sym)).into() };
        let observes = self.scopes[frame].observes_frames;
        let flags = self.unit.flags
            | if observes { Flags::OBSERVES_FRAMES } else { 0 }
            | if self.is_hidden() { Flags::HIDDEN } else { 0 }
            | match self.future_annotations {
                true => Flags::FUTURE_ANNOTATIONS,
                false => 0,
            };
        Arc::new(Code {
            name: (&*self.unit.name).into(),
            qualname: self.unit.qualname.as_str().into(),
            filename: self.options.filename.clone(),
            first_line: self.unit.first_line,
            flags: Flags(flags),
            arg_count: self.unit.args,
            posonly_count: self.unit.posonly,
            kwonly_count: self.unit.kwonly,
            locals: self.unit.variables.iter().map(|&s| text(s)).collect(),
            cells: std::mem::take(&mut self.unit.cells),
            free: self.scopes[frame].free.iter().map(|&s| text(s)).collect(),
            frame_size: size.min(MAX_REGISTERS) as u16,
            ins: finished.ins,
            consts: std::mem::take(&mut self.asm.pools.consts),
            names: std::mem::take(&mut self.asm.pools.names),
            codes: std::mem::take(&mut self.asm.codes),
            handlers: finished.handlers,
            positions: finished.positions,
            self_attrs: self.scopes[frame].attributes().min(0xffff) as u16,
        })
    }

    /// Is what is emitted now to be left out of tracebacks?
    fn is_hidden(&self) -> bool {
        let name = self.unit.qualname.as_str();
        self.options
            .hidden
            .iter()
            .any(|begin| name.starts_with(begin))
    }

    /// Loads a constant.
    fn load_const(&mut self, dst: Reg, value: Const) {
        match value {
            Const::None => self.asm.op(Op::LoadNone, dst, 0, 0),
            Const::Int(i) if i32::try_from(i).is_ok() => {
                self.asm.wide(Op::LoadInt, dst, i as i32 as u32);
            }
            _ => {
                let index = self.asm.constant(value);
                self.asm.wide(Op::LoadConst, dst, index);
            }
        }
    }

    fn load_str(&mut self, dst: Reg, text: &str) {
        self.load_const(dst, Const::Str(text.as_bytes().into()));
    }

    /// `dst = src`
    fn copy(&mut self, dst: Reg, src: Reg) {
        if dst != src {
            self.asm.op(Op::Move, dst, src, 0);
        }
    }

    /// The index of an attribute's name.
    fn attribute_name(&mut self, text: &str) -> u16 {
        let sym = self
            .names
            .mangled(text, self.scopes[self.unit.scope].private);
        self.name_index(sym)
    }

    fn name_index(&mut self, sym: Sym) -> u16 {
        let index = self.asm.name(self.names.text(sym));
        index.min(u16::MAX as u32) as u16
    }

    fn plain_name(&mut self, text: &str) -> u16 {
        let sym = self.names.sym(text);
        self.name_index(sym)
    }

    /// Adds a nested code; returns its index.
    fn nested(&mut self, code: Arc<Code>) -> u16 {
        self.asm.codes.push(code);
        (self.asm.codes.len() - 1).min(u16::MAX as usize) as u16
    }
}

/// A code object put aside while an inner one is written.
struct Suspended<'a> {
    asm: Asm,
    unit: Unit<'a>,
}
