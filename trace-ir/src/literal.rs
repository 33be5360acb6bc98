//! Literals: process-specific words that a unit needs, each named by a symbol.
//!
//! A unit never holds an address. Linking a unit into a process resolves each literal to a
//! word; one that cannot be resolved yet is left 0 when only guards compare with it (the guard
//! then fails, and its slow path binds it to the live object if that has the recorded
//! structure), and refuses the unit otherwise.

use rekindle_bytecode::Fingerprint;
use serde::{Deserialize, Serialize};

/// A code object linked with a module's globals, by content.
#[derive(Clone, PartialEq, Eq, Hash, Debug, Serialize, Deserialize)]
pub struct CodeSymbol {
    /// `__name__` of the module whose globals it uses.
    pub module: String,
    /// Content key.
    pub fingerprint: Fingerprint,
    /// Qualified name, for people and for telling equal bodies apart.
    pub qualname: String,
}

/// A class, by where it is defined.
#[derive(Clone, PartialEq, Eq, Hash, Debug, Serialize, Deserialize)]
pub struct ClassSymbol {
    /// `__module__`
    pub module: String,
    /// `__qualname__`
    pub qualname: String,
}

/// How a slot of an instance holds its value.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug, Serialize, Deserialize)]
#[repr(u8)]
pub enum SlotRepr {
    /// A tagged value.
    Value,
    /// A raw `i64`: the slot has only held ints.
    Int,
    /// A raw `f64`: the slot has only held floats.
    Float,
}

/// A process-specific word, by symbol.
#[derive(Clone, PartialEq, Eq, Hash, Debug, Serialize, Deserialize)]
pub enum Literal {
    /// Constant `index` of code `code` (index in `Unit::codes`), as an object.
    Const { code: u32, index: u32 },
    /// The interned string.
    Name(String),
    /// The cell of a global of the module of code `code`; made (empty) when missing.
    GlobalCell { code: u32, name: String },
    /// The cell of a built-in name.
    BuiltinCell { name: String },
    /// A module object, by name.
    Module { name: String },
    /// The cell of a module's attribute.
    ModuleCell { module: String, name: String },
    /// The linked code of `Unit::codes[code]`: compared with `Function::code`.
    Code { code: u32 },
    /// A built-in function or method object as found under this name (`len`, `list.append`, `math.sqrt`).
    Native { path: String },
    /// A class object; built-in classes have module `builtins`.
    Class(ClassSymbol),
    /// The version word's present value of a class, checked to give the recorded lookups.
    ClassVersion(ClassSymbol),
    /// The address of a class's version word.
    ClassVersionAt(ClassSymbol),
    /// What a lookup of `name` through the class finds (a function mostly).
    ClassAttr { class: ClassSymbol, name: String },
    /// The cell in which that lookup finds it.
    ClassCell { class: ClassSymbol, name: String },
    /// Number of the shape reached from the class's first shape by adding these attributes.
    Shape {
        class: ClassSymbol,
        attrs: Vec<(String, SlotRepr)>,
    },
}

impl Literal {
    /// May it stay unbound until a guard meets the live object?
    pub fn binds_lazily(&self) -> bool {
        !matches!(self, Literal::Const { .. } | Literal::Name(_))
    }
}
