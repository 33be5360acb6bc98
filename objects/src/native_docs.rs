//! Signatures and one-line descriptions of what is written in Rust, for `help()` and `inspect.signature`.
//!
//! A callable without a row has no text; its signature is then not known, as for some of CPython's.

mod classes;
mod decimals;
mod functions;
mod methods;
mod operators;

use crate::NativeDef;
use crate::native::Binding;
use classes::CLASSES;
use decimals::DECIMALS;
use functions::FUNCTIONS;
use methods::METHODS;
use operators::OPERATORS;

/// A callable: its path, the parameters after a receiver, what it does.
type Row = (&'static str, &'static str, &'static str);

/// The tables in which paths are looked up.
const TABLES: &[&[Row]] = &[FUNCTIONS, METHODS, DECIMALS];

fn find(rows: &'static [Row], path: &str) -> Option<&'static Row> {
    rows.iter().find(|row| row.0 == path)
}

fn row(def: &NativeDef) -> Option<&'static Row> {
    let mut tables = TABLES.iter();
    let own = tables.find_map(|rows| find(rows, def.path));
    own.or_else(|| {
        let special = def.binding != Binding::Function && def.name.starts_with("__");
        special.then(|| find(OPERATORS, def.name)).flatten()
    })
}

/// What a native does, in a sentence.
pub(crate) fn doc(def: &NativeDef) -> Option<&'static str> {
    row(def).map(|row| row.2).filter(|doc| !doc.is_empty())
}

/// Its parameters as `__text_signature__` has them.
pub(crate) fn signature(def: &NativeDef) -> Option<String> {
    let parameters = row(def)?.1;
    let first = match def.binding {
        Binding::Function => "$module",
        Binding::Method => "$self",
        Binding::Class | Binding::Static => "$type",
        Binding::Getter => return None,
    };
    Some(match parameters {
        "-" => return None,
        "" => format!("({first}, /)"),
        // `__new__` takes keywords, too.
        "*args, **kwargs" if def.binding == Binding::Static => format!("({first}, {parameters})"),
        // A slash after the receiver, unless one follows for more of them.
        _ if parameters.contains('/') => format!("({first}, {parameters})"),
        _ => format!("({first}, /, {parameters})"),
    })
}

/// What a built-in class is for.
pub(crate) fn class_doc(name: &str) -> Option<&'static str> {
    let row = CLASSES.iter().find(|row| row.0 == name);
    row.map(|row| row.1)
}
