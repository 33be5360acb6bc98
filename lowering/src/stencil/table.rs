//! All templates of a target, packed: what `tier1-trace` embeds and looks up by number.

use super::{Arch, StencilError, Template, Variant, compile, variants};
use rekindle_abi::stencil::Hole;
use rekindle_trace_ir::Form;
use std::collections::HashMap;

/// The number of the list of holes that says "no such template".
pub const ABSENT: u16 = u16::MAX;

/// Templates of one target. The same sources give the same bytes.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Packed {
    /// By `Form::index`: number of the form's first variant, or `u32::MAX`.
    pub bases: Vec<u32>,
    /// Per variant 8 bytes, little endian: where its code begins in `code` (`u32`), how long it
    /// is (`u16`), the number of its list of holes (`u16`) or [`ABSENT`].
    pub index: Vec<u8>,
    /// The code of all templates, equal ones once.
    pub code: Vec<u8>,
    /// All different lists of holes, one behind the other.
    pub holes: Vec<Hole>,
    /// Where each list begins in `holes`, the end last.
    pub lists: Vec<u32>,
}

/// Makes every template of a target.
pub fn pack(arch: Arch) -> Result<Packed, StencilError> {
    let all: Vec<Variant> = Form::all().flat_map(variants).collect();
    let own = |v: &&Variant| v.exists() && v.mirror().is_none();
    let compiled: Vec<Variant> = all.iter().filter(own).cloned().collect();
    let templates = compile(arch, &compiled)?;
    let found: HashMap<&Variant, &Template> = compiled.iter().zip(&templates).collect();

    let mut packer = Packer::default();
    for form in Form::all() {
        let number = packer.packed.index.len() / 8;
        let base = form.signature().map_or(u32::MAX, |_| number as u32);
        packer.packed.bases.push(base);
        for variant in variants(form) {
            match variant.mirror() {
                _ if !variant.exists() => packer.entry(0, 0, ABSENT),
                Some(mirror) => packer.add(&found[&mirror].mirrored()),
                None => packer.add(found[&variant]),
            }
        }
    }
    packer.packed.lists.push(packer.packed.holes.len() as u32);
    Ok(packer.packed)
}

#[derive(Default)]
struct Packer {
    packed: Packed,
    codes: HashMap<Vec<u8>, u32>,
    lists: HashMap<Vec<Hole>, u16>,
}

impl Packer {
    fn add(&mut self, template: &Template) {
        let start = *self.codes.entry(template.code.clone()).or_insert_with(|| {
            let start = self.packed.code.len() as u32;
            self.packed.code.extend_from_slice(&template.code);
            start
        });
        let list = *self.lists.entry(template.holes.clone()).or_insert_with(|| {
            let packed = &mut self.packed;
            packed.lists.push(packed.holes.len() as u32);
            packed.holes.extend_from_slice(&template.holes);
            packed.lists.len() as u16 - 1
        });
        let len = u16::try_from(template.code.len()).expect("templates are short");
        self.entry(start, len, list);
    }

    fn entry(&mut self, start: u32, len: u16, list: u16) {
        let index = &mut self.packed.index;
        index.extend(start.to_le_bytes());
        index.extend(len.to_le_bytes());
        index.extend(list.to_le_bytes());
    }
}
