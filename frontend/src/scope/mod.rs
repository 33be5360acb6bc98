//! Scopes: which name means which variable.
//!
//! [`collect`](analyze) walks the tree once, notes what each scope does with each name, and
//! reports the errors that the grammar does not catch; `resolve` then decides where each
//! variable lives. A scope with a frame becomes a code object; a list, set or dict
//! comprehension is a scope in the frame of the function around it (PEP 709).

mod checks;
mod collect;
mod define;
mod patterns;
mod resolve;
mod visit;
mod warn;

pub(crate) use collect::{Analysis, CONDITIONAL_ANNOTATIONS, analyze};
pub(crate) use define::{annotations, has_annotations, hidden_parameters};

use crate::names::{Map, Sym};
use crate::parse::TextRange;
use std::borrow::Cow;

/// Index of a scope.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) struct ScopeId(pub(crate) u32);

/// What opened a scope.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) enum Kind {
    /// The whole source.
    Module,
    /// A class body.
    Class,
    /// `def`, `async def`
    Function,
    /// `lambda`
    Lambda,
    /// A generator expression.
    Generator,
    /// A list, set or dict comprehension: no frame of its own.
    Comprehension,
    /// Deferred annotations, or the value of a type alias or type parameter.
    Annotation,
    /// The type parameters of a generic function, class or alias.
    TypeParams,
}

/// What a scope does with a name: a set of bits.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub(crate) struct Uses(pub(crate) u16);

impl Uses {
    pub(crate) const READ: u16 = 1;
    pub(crate) const BOUND: u16 = 1 << 1;
    pub(crate) const PARAM: u16 = 1 << 2;
    pub(crate) const GLOBAL: u16 = 1 << 3;
    pub(crate) const NONLOCAL: u16 = 1 << 4;
    /// May become unset again: `del`, or the name of an `except` clause.
    pub(crate) const UNSET: u16 = 1 << 5;
    /// Bound by `:=`, so it may change in the middle of an expression.
    pub(crate) const WALRUS: u16 = 1 << 6;
    pub(crate) const ANNOTATED: u16 = 1 << 7;
    /// Iteration variable of a comprehension.
    pub(crate) const ITERATION: u16 = 1 << 8;
    /// Bound by something other than being a parameter.
    pub(crate) const REBOUND: u16 = 1 << 9;

    pub(crate) fn any(self, bits: u16) -> bool {
        self.0 & bits != 0
    }
}

/// Where a variable lives, seen from one scope.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) enum Place {
    /// A register of the frame.
    Local,
    /// A cell in a register of the frame.
    Cell,
    /// A variable of another scope in the same frame.
    Outer(ScopeId),
    /// A cell of the closure.
    Free(u16),
    /// A global, or a built-in.
    Global,
    /// A global by declaration.
    ExplicitGlobal,
    /// A name of the local name space.
    Name,
}

/// A name in a scope.
#[derive(Clone, Debug)]
pub(crate) struct Symbol {
    pub(crate) name: Sym,
    pub(crate) uses: Uses,
    pub(crate) place: Place,
    /// In a class: where its body finds the name, also when the cell that its methods share has the same one.
    pub(crate) own: Place,
    /// Its register, when the place is `Local` or `Cell` and the frame is being written.
    pub(crate) reg: u16,
}

/// An attribute that a method stores on its first parameter.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) struct SelfAttr {
    pub(crate) name: Sym,
    /// Is that parameter called `self`? (CPython's rule for `__static_attributes__`.)
    pub(crate) on_self: bool,
}

/// What is probably not meant.
pub(crate) struct Odd {
    pub(crate) range: TextRange,
    pub(crate) message: Cow<'static, str>,
    /// CPython warns in this order: tokenizer and parser, what goes over the tree, compiler.
    pub(crate) phase: u8,
}

/// A name in a `global` or `nonlocal` statement.
struct Declared {
    scope: ScopeId,
    name: Sym,
    /// Of the statement.
    range: TextRange,
    nonlocal: bool,
}

/// One scope.
#[derive(Clone, Debug)]
pub(crate) struct Scope {
    pub(crate) kind: Kind,
    pub(crate) parent: Option<ScopeId>,
    /// The names, in order of first mention.
    pub(crate) symbols: Vec<Symbol>,
    index: Map<Sym, u32>,
    /// Captured variables of a scope with a frame, in the order of the closure.
    pub(crate) free: Vec<Sym>,
    free_index: Map<Sym, u16>,
    /// The class whose name private names get.
    pub(crate) private: Option<Sym>,
    /// `async def`, or a generator expression that awaits.
    pub(crate) is_async: bool,
    pub(crate) has_yield: bool,
    /// What the scope is called in errors about `yield` and the like.
    what: &'static str,
    /// The first `return` with a value.
    returns: Option<TextRange>,
    /// A `class` scope lies directly outside an annotation or type parameter scope, which sees its names.
    pub(crate) sees_class: bool,
    pub(crate) observes_frames: bool,
    /// A class whose methods use `super` or `__class__`.
    pub(crate) needs_class_cell: bool,
    /// A class whose annotations look names up in its body.
    pub(crate) needs_class_dict: bool,
    /// The annotations of a class or module, when it has any.
    pub(crate) annotations: Option<ScopeId>,
    /// How many these are.
    annotated: u32,
    /// Does it note which of them have been reached?
    pub(crate) notes_annotations: bool,
    /// For a class: what its methods store on their first parameter.
    pub(crate) self_attrs: Vec<SelfAttr>,
    self_attr_index: Map<Sym, u32>,
    /// First positional parameter.
    pub(crate) first_param: Option<Sym>,
}

impl Scope {
    fn new(kind: Kind, parent: Option<ScopeId>, private: Option<Sym>) -> Scope {
        Scope {
            kind,
            parent,
            symbols: Vec::new(),
            index: Map::default(),
            free: Vec::new(),
            free_index: Map::default(),
            private,
            is_async: false,
            has_yield: false,
            what: "",
            returns: None,
            sees_class: false,
            observes_frames: false,
            needs_class_cell: false,
            needs_class_dict: false,
            annotations: None,
            annotated: 0,
            notes_annotations: false,
            self_attrs: Vec::new(),
            self_attr_index: Map::default(),
            first_param: None,
        }
    }

    /// The entry of a name.
    pub(crate) fn symbol(&self, name: Sym) -> Option<&Symbol> {
        self.index.get(&name).map(|&i| &self.symbols[i as usize])
    }

    pub(crate) fn symbol_mut(&mut self, name: Sym) -> Option<&mut Symbol> {
        self.index
            .get(&name)
            .map(|&i| &mut self.symbols[i as usize])
    }

    /// Where a captured variable stands in the closure.
    pub(crate) fn free_slot(&self, name: Sym) -> Option<u16> {
        self.free_index.get(&name).copied()
    }

    /// Do its names live in registers?
    pub(crate) fn is_function_like(&self) -> bool {
        !matches!(self.kind, Kind::Module | Kind::Class)
    }

    fn declares_nonlocal(&self, name: Sym) -> bool {
        self.symbol(name)
            .is_some_and(|s| s.uses.any(Uses::NONLOCAL))
    }

    fn add(&mut self, name: Sym, uses: u16) {
        let next = self.symbols.len() as u32;
        let i = *self.index.entry(name).or_insert(next);
        if i == next {
            self.symbols.push(Symbol {
                name,
                uses: Uses::default(),
                place: Place::Global,
                own: Place::Name,
                reg: u16::MAX,
            });
        }
        self.symbols[i as usize].uses.0 |= uses;
    }

    fn add_free(&mut self, name: Sym) -> u16 {
        let next = self.free.len() as u16;
        let slot = *self.free_index.entry(name).or_insert(next);
        if slot == next {
            self.free.push(name);
        }
        slot
    }

    /// Brings the captured variables into the order of their texts, and says where each has gone.
    fn sort_free<'a>(&mut self, text: impl Fn(Sym) -> &'a str) -> Vec<u16> {
        let before = self.free.clone();
        self.free.sort_by_key(|name| text(*name));
        for (slot, name) in self.free.iter().enumerate() {
            self.free_index.insert(*name, slot as u16);
        }
        before.iter().map(|name| self.free_index[name]).collect()
    }

    /// How many attributes instances of a class will probably have: what its methods set, or what is annotated (the
    /// `__init__` of a data class is made later).
    pub(crate) fn attributes(&self) -> usize {
        let annotated = if self.kind == Kind::Class {
            self.annotated as usize
        } else {
            0
        };
        self.self_attrs.len().max(annotated)
    }

    fn add_self_attr(&mut self, attr: SelfAttr) {
        let next = self.self_attrs.len() as u32;
        let i = *self.self_attr_index.entry(attr.name).or_insert(next);
        if i == next {
            self.self_attrs.push(attr);
        }
    }
}

/// All scopes of a compilation; the first is the module's.
pub(crate) struct Scopes(pub(crate) Vec<Scope>);

impl std::ops::Index<ScopeId> for Scopes {
    type Output = Scope;

    fn index(&self, id: ScopeId) -> &Scope {
        &self.0[id.0 as usize]
    }
}

impl std::ops::IndexMut<ScopeId> for Scopes {
    fn index_mut(&mut self, id: ScopeId) -> &mut Scope {
        &mut self.0[id.0 as usize]
    }
}

impl Scopes {
    /// The scope with a frame that `id` belongs to.
    pub(crate) fn frame(&self, mut id: ScopeId) -> ScopeId {
        while self[id].kind == Kind::Comprehension {
            id = self[id]
                .parent
                .expect("a comprehension is inside something");
        }
        id
    }
}
