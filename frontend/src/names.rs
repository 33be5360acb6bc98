//! Identifiers as small numbers, so that symbol tables compare and hash integers.

use std::collections::HashMap;
use std::hash::{BuildHasherDefault, Hasher};
use std::rc::Rc;

/// An identifier, mangled already where Python mangles.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub(crate) struct Sym(pub(crate) u32);

/// A map with the quick hash below.
pub(crate) type Map<K, V> = HashMap<K, V, BuildHasherDefault<Quick>>;

/// A multiply-and-rotate hash in the manner of Firefox's: keys here are not hostile.
#[derive(Default, Clone, Copy)]
pub(crate) struct Quick(u64);

impl Quick {
    fn mix(&mut self, word: u64) {
        self.0 = (self.0.rotate_left(5) ^ word).wrapping_mul(0x517c_c1b7_2722_0a95);
    }
}

impl Hasher for Quick {
    fn write(&mut self, bytes: &[u8]) {
        for chunk in bytes.chunks(8) {
            let mut word = [0; 8];
            word[..chunk.len()].copy_from_slice(chunk);
            self.mix(u64::from_le_bytes(word));
        }
    }

    fn write_u8(&mut self, n: u8) {
        self.mix(n as u64);
    }

    fn write_u32(&mut self, n: u32) {
        self.mix(n as u64);
    }

    fn write_u64(&mut self, n: u64) {
        self.mix(n);
    }

    fn write_usize(&mut self, n: usize) {
        self.mix(n as u64);
    }

    fn finish(&self) -> u64 {
        // The map takes its bucket from the low bits and its tag from the high ones.
        self.0.rotate_left(26)
    }
}

/// All identifiers of a compilation.
#[derive(Default)]
pub(crate) struct Names {
    known: Map<Rc<str>, Sym>,
    text: Vec<Rc<str>>,
    /// Names that stand for others, which no source can have.
    renamed: Vec<(String, Box<str>)>,
}

impl Names {
    /// Names of which some stand for others.
    pub(crate) fn renamed(renamed: Vec<(String, Box<str>)>) -> Names {
        Names {
            renamed,
            ..Names::default()
        }
    }
    /// The number of an identifier.
    pub(crate) fn sym(&mut self, text: &str) -> Sym {
        if let Some(&sym) = self.known.get(text) {
            return sym;
        }
        let sym = Sym(self.text.len() as u32);
        let written: Rc<str> = text.into();
        let real = self.renamed.iter().find(|(known, _)| known == text);
        self.text
            .push(real.map_or(written.clone(), |(_, real)| (&**real).into()));
        self.known.insert(written, sym);
        sym
    }

    /// The number of an identifier as it reads inside a class: private names
    /// (`__x` but not `__x__`) get the class's name in front.
    pub(crate) fn mangled(&mut self, text: &str, class: Option<Sym>) -> Sym {
        let Some(class) = class else {
            return self.sym(text);
        };
        if !text.starts_with("__") || text.ends_with("__") || text.contains('.') {
            return self.sym(text);
        }
        let class = self.text[class.0 as usize].clone();
        match class.trim_start_matches('_') {
            "" => self.sym(text),
            class => self.sym(&format!("_{class}{text}")),
        }
    }

    /// An identifier's text.
    pub(crate) fn text(&self, sym: Sym) -> &Rc<str> {
        &self.text[sym.0 as usize]
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn private_names_are_mangled() {
        let mut names = Names::default();
        let class = Some(names.sym("__Tree"));
        for (text, mangled) in [
            ("__left", "_Tree__left"),
            ("_left", "_left"),
            ("__init__", "__init__"),
            ("left", "left"),
        ] {
            let sym = names.mangled(text, class);
            assert_eq!(&**names.text(sym), mangled);
        }
        let underscores = Some(names.sym("__"));
        let sym = names.mangled("__x", underscores);
        assert_eq!(&**names.text(sym), "__x");
    }
}
