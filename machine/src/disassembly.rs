//! Machine code as text.

use capstone::arch::{BuildsCapstone, arm64};
use iced_x86::{Decoder, DecoderOptions, Formatter, IntelFormatter};

/// A processor that we make code for.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Hash)]
pub enum Target {
    /// x86-64
    X86_64,
    /// AArch64
    Aarch64,
}

impl Target {
    /// The processor this program runs on, if we make code for it.
    pub const fn host() -> Option<Target> {
        if cfg!(target_arch = "x86_64") {
            Some(Target::X86_64)
        } else if cfg!(target_arch = "aarch64") {
            Some(Target::Aarch64)
        } else {
            None
        }
    }
}

/// One instruction.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Line {
    /// Where it runs.
    pub address: u64,
    /// Its length in bytes.
    pub len_bytes: usize,
    /// As an assembler would write it.
    pub text: String,
}

/// Disassembles `bytes`, which run at `address`. What is no instruction becomes `.byte` lines.
pub fn disassemble(bytes: &[u8], address: u64, target: Target) -> Vec<Line> {
    match target {
        Target::X86_64 => x86_64(bytes, address),
        Target::Aarch64 => aarch64(bytes, address),
    }
}

fn x86_64(bytes: &[u8], address: u64) -> Vec<Line> {
    let mut decoder = Decoder::with_ip(64, bytes, address, DecoderOptions::NONE);
    let mut formatter = IntelFormatter::new();
    let options = formatter.options_mut();
    options.set_hex_prefix("0x");
    options.set_hex_suffix("");
    options.set_uppercase_hex(false);
    options.set_space_after_operand_separator(true);
    options.set_branch_leading_zeros(false);
    let mut lines = Vec::new();
    for instruction in &mut decoder {
        let start = (instruction.ip() - address) as usize;
        let raw = &bytes[start..start + instruction.len()];
        let mut text = String::new();
        if instruction.is_invalid() {
            text = raw_bytes(raw);
        } else {
            formatter.format(&instruction, &mut text);
        }
        lines.push(Line {
            address: instruction.ip(),
            len_bytes: raw.len(),
            text,
        });
    }
    lines
}

fn aarch64(bytes: &[u8], address: u64) -> Vec<Line> {
    // Without an engine (no memory) every word is shown as bytes.
    let engine = capstone::Capstone::new()
        .arm64()
        .mode(arm64::ArchMode::Arm)
        .build()
        .ok();
    let text = |word: &[u8], at: u64| {
        let decoded = engine.as_ref()?.disasm_count(word, at, 1).ok()?;
        let instruction = decoded.iter().next()?;
        let mnemonic = instruction.mnemonic()?;
        let operands = instruction.op_str().unwrap_or_default();
        Some(format!("{mnemonic} {operands}").trim_end().to_owned())
    };
    (address..)
        .step_by(4)
        .zip(bytes.chunks(4))
        .map(|(at, word)| Line {
            address: at,
            len_bytes: word.len(),
            text: text(word, at).unwrap_or_else(|| raw_bytes(word)),
        })
        .collect()
}

fn raw_bytes(bytes: &[u8]) -> String {
    let list: Vec<String> = bytes.iter().map(|b| format!("{b:#04x}")).collect();
    format!(".byte {}", list.join(", "))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn texts(bytes: &[u8], target: Target) -> Vec<(u64, String)> {
        let lines = disassemble(bytes, 0x1000, target);
        lines.into_iter().map(|l| (l.address, l.text)).collect()
    }

    #[test]
    fn x86_64_reads_as_an_assembler_writes_it() {
        let bytes = [0x4d, 0x8b, 0x65, 0x10, 0x0f, 0x80, 0x10, 0, 0, 0, 0x06];
        let expected = [
            (0x1000, "mov r12, [r13+0x10]"),
            (0x1004, "jo 0x101a"),
            (0x100a, ".byte 0x06"),
        ];
        assert_eq!(
            texts(&bytes, Target::X86_64),
            expected.map(|(at, t)| (at, t.to_owned()))
        );
    }

    #[test]
    fn aarch64_reads_as_an_assembler_writes_it() {
        let mut bytes = 0x8b01_0000u32.to_le_bytes().to_vec();
        bytes.extend(0x1400_0002u32.to_le_bytes());
        bytes.extend(0u32.to_le_bytes());
        bytes.push(7);
        let expected = [
            (0x1000, "add x0, x0, x1"),
            (0x1004, "b #0x100c"),
            (0x1008, "udf #0"),
            (0x100c, ".byte 0x07"),
        ];
        assert_eq!(
            texts(&bytes, Target::Aarch64),
            expected.map(|(at, t)| (at, t.to_owned()))
        );
    }
}
