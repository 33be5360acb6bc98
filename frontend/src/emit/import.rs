//! Imports.

use super::Emitter;
use crate::parse::{Ranged, StmtImport, StmtImportFrom};
use rekindle_bytecode::{Const, Op};

impl<'a> Emitter<'a> {
    /// Pushes level and names, imports; returns the module's register.
    fn import_module(&mut self, name: &str, level: u32, from: Const) -> u16 {
        let parts = self.asm.temps(2);
        self.load_const(parts, Const::Int(level as i64));
        self.load_const(parts + 1, from);
        let name = self.plain_name(name);
        self.asm.op(Op::ImportName, parts, parts, name);
        self.asm.free_to(parts + 1);
        parts
    }

    pub(super) fn import(&mut self, s: &'a StmtImport) {
        for alias in &s.names {
            self.asm.at(s.range());
            let path = &*alias.name.id;
            let module = self.import_module(path, 0, Const::None);
            let mut parts = path.split('.');
            let first = parts.next().unwrap_or_default();
            match &alias.asname {
                None => {
                    let sym = self.sym(first);
                    self.store(sym, module);
                }
                Some(name) => {
                    for part in parts {
                        let part = self.plain_name(part);
                        self.asm.op(Op::ImportFrom, module, module, part);
                    }
                    let sym = self.sym(&name.id);
                    self.store(sym, module);
                }
            }
            self.asm.free_to(module);
        }
    }

    pub(super) fn import_from(&mut self, s: &'a StmtImportFrom) {
        self.asm.at(s.range());
        let text = |name: &str| Const::Str(name.as_bytes().into());
        let names = s.names.iter().map(|a| text(&a.name.id)).collect();
        let path = s.module.as_deref().unwrap_or_default();
        let module = self.import_module(path, s.level, Const::Tuple(names));
        for alias in &s.names {
            self.asm.at(s.range());
            if &*alias.name.id == "*" {
                self.asm.op(Op::ImportStar, module, 0, 0);
                continue;
            }
            let sym = self.sym(&alias.asname.as_ref().unwrap_or(&alias.name).id);
            let dst = match self.access(sym) {
                super::variable::Access::Reg(reg) => reg,
                _ => self.asm.temp(),
            };
            let name = self.plain_name(&alias.name.id);
            self.asm.op(Op::ImportFrom, dst, module, name);
            self.store(sym, dst);
            self.asm.free_to(module + 1);
        }
    }
}
