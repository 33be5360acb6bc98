//! Functions written in Rust: how they are declared and called.

use crate::{R, Runtime, Value};

/// Arguments of a call.
///
/// `all` holds the positional arguments and then the keyword ones; `names` names the latter.
/// The slice lies on the VM's stack (or another place the collector scans).
#[derive(Clone, Copy)]
pub struct Args<'a> {
    /// Positional arguments, then keyword arguments.
    pub all: &'a [Value],
    /// Names of the last `names.len()` of `all` (interned strings).
    pub names: &'a [Value],
}

impl<'a> Args<'a> {
    /// Positional arguments only.
    pub fn positional(all: &'a [Value]) -> Args<'a> {
        Args { all, names: &[] }
    }

    /// The positional arguments.
    pub fn pos(&self) -> &'a [Value] {
        &self.all[..self.all.len() - self.names.len()]
    }

    /// Name and value of each keyword argument.
    pub fn keywords(&self) -> impl Iterator<Item = (Value, Value)> + 'a {
        let first = self.all.len() - self.names.len();
        self.names
            .iter()
            .copied()
            .zip(self.all[first..].iter().copied())
    }

    /// The keyword argument with this (interned) name.
    pub fn keyword(&self, name: Value) -> Option<Value> {
        self.keywords().find(|(n, _)| *n == name).map(|(_, v)| v)
    }
}

/// A function written in Rust. For a method `args.all[0]` is the receiver.
pub type NativeFn = fn(&mut Runtime, Args<'_>) -> R<Value>;

/// How a native function is bound when found through a class.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Binding {
    /// A module-level function: never bound.
    Function,
    /// A method: bound to the instance.
    Method,
    /// A class method: bound to the class.
    Class,
    /// A static method (`__new__`).
    Static,
    /// A read-only attribute: called with the instance at each access.
    Getter,
}

/// Declaration of a native function: a row of a table, one table per module or type.
#[derive(Debug)]
pub struct NativeDef {
    /// `__name__`
    pub name: &'static str,
    /// Qualified by its type or module: `list.append`, `math.sqrt`, `len`.
    pub path: &'static str,
    /// The code.
    pub function: NativeFn,
    /// Fewest positional arguments, receiver included.
    pub min: u8,
    /// Most positional arguments, receiver included; `u8::MAX`: any number.
    pub max: u8,
    /// Takes keyword arguments?
    pub keywords: bool,
    /// How it is bound.
    pub binding: Binding,
}

impl NativeDef {
    /// A row for a method without keywords; the receiver counts among its arguments.
    pub const fn method(path: &'static str, function: NativeFn, min: u8, max: u8) -> NativeDef {
        NativeDef {
            name: last_part(path),
            path,
            function,
            min,
            max,
            keywords: false,
            binding: Binding::Method,
        }
    }
}

/// Declares a table of natives: `path => function, min, max, keywords?, Binding;`.
#[macro_export]
macro_rules! natives {
    ($(#[$meta:meta])* $vis:vis $TABLE:ident: $( $path:literal => $function:path, $min:literal, $max:expr, $kw:literal, $binding:ident; )*) => {
        $(#[$meta])*
        $vis static $TABLE: &[$crate::NativeDef] = &[$($crate::NativeDef {
            name: $crate::native::last_part($path),
            path: $path,
            function: $function,
            min: $min,
            max: $max,
            keywords: $kw,
            binding: $crate::native::Binding::$binding,
        }),*];
    };
}

/// What follows the last dot.
pub const fn last_part(path: &str) -> &str {
    let bytes = path.as_bytes();
    let mut i = bytes.len();
    while i > 0 && bytes[i - 1] != b'.' {
        i -= 1;
    }
    path.split_at(i).1
}

/// Any number of arguments.
pub const ANY: u8 = u8::MAX;
