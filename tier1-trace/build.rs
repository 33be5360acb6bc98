//! Makes the stencil tables of both targets, which `src/stencils.rs` includes.

use rekindle_lowering::stencil::{Arch, Packed, pack};
use std::fmt::Write;
use std::path::Path;

fn main() {
    // All inputs are crates, whose changes cargo follows by itself.
    println!("cargo::rerun-if-changed=build.rs");
    let out = std::env::var("OUT_DIR").expect("cargo sets it");
    let out = Path::new(&out);
    std::thread::scope(|threads| {
        for (arch, name) in [(Arch::X86_64, "x86_64"), (Arch::Aarch64, "aarch64")] {
            threads.spawn(move || {
                let packed = pack(arch).unwrap_or_else(|e| panic!("stencils for {name}: {e}"));
                write(out, arch, name, &packed).expect("OUT_DIR can be written");
            });
        }
    });
}

/// Writes a `Table` as a Rust expression, and beside it the two that are plain bytes.
fn write(out: &Path, arch: Arch, name: &str, packed: &Packed) -> std::io::Result<()> {
    let mut text = format!("Table {{\n    arch: Arch::{arch:?},\n");
    let mut field = |name: &str, value: String| {
        writeln!(text, "    {name}: {value},").expect("strings can be written");
    };
    field("digest", format!("{:#x}", digest(&packed.code)));
    for (part, bytes) in [("index", &packed.index), ("code", &packed.code)] {
        let file = format!("{name}.{part}");
        std::fs::write(out.join(&file), bytes)?;
        field(part, format!("include_bytes!({file:?})"));
    }
    field("bases", format!("&{:?}", packed.bases));
    field("lists", format!("&{:?}", packed.lists));
    let hole = |h: &rekindle_abi::stencil::Hole| {
        format!(
            "Hole {{ offset: {}, kind: HoleKind::{:?}, value: HoleValue::{:?}, addend: {} }}",
            h.offset, h.kind, h.value, h.addend
        )
    };
    let holes: Vec<String> = packed.holes.iter().map(hole).collect();
    field("holes", format!("&[{}]", holes.join(", ")));
    text.push_str("}\n");
    std::fs::write(out.join(format!("{name}.rs")), text)
}

/// FNV-1a.
fn digest(bytes: &[u8]) -> u64 {
    bytes.iter().fold(0xcbf2_9ce4_8422_2325, |hash, byte| {
        (hash ^ u64::from(*byte)).wrapping_mul(0x100_0000_01b3)
    })
}
