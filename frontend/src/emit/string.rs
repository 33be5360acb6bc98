//! f-strings and t-strings.

use super::Emitter;
use crate::asm::Reg;
use crate::literal;
use crate::parse::{
    ConversionFlag, ExprFString, ExprTString, FStringPart, InterpolatedElement,
    InterpolatedStringElement, Ranged, TextRange,
};
use rekindle_bytecode::{Const, Op};

/// Parts that are joined at once.
const CHUNK: u16 = 64;

/// Gathers the parts of a string in temporaries, text that touches in one.
#[derive(Default)]
struct Parts {
    text: Vec<u8>,
    count: u16,
    first: Reg,
}

fn conversion(flag: ConversionFlag) -> u8 {
    match flag {
        ConversionFlag::None => 0,
        ConversionFlag::Str => 1,
        ConversionFlag::Repr => 2,
        ConversionFlag::Ascii => 3,
    }
}

impl<'a> Emitter<'a> {
    pub(super) fn f_string(&mut self, e: &'a ExprFString, dst: Reg) {
        let mut parts = Parts {
            first: self.asm.top(),
            ..Parts::default()
        };
        for part in e.value.iter() {
            match part {
                FStringPart::Literal(part) => {
                    let text = literal::string(self.source, std::slice::from_ref(part));
                    parts.text.extend_from_slice(&text);
                }
                FStringPart::FString(part) => {
                    let raw = part.flags.prefix().is_raw();
                    self.string_parts(&part.elements, raw, &mut parts);
                }
            }
        }
        self.join(parts, e.range, dst);
    }

    fn join(&mut self, mut parts: Parts, range: TextRange, dst: Reg) {
        self.asm.at(range);
        if parts.count == 0 {
            return self.load_const(dst, Const::Str(parts.text.into()));
        }
        self.flush_text(&mut parts);
        self.asm.at(range);
        if parts.count == 1 {
            // One value is a string already.
            self.asm.free_to(parts.first);
            let live = self.asm.live();
            match self.asm.last_mut().filter(|_| live) {
                Some(last) if last.op == Op::FormatValue && last.a == parts.first => last.a = dst,
                _ => self.copy(dst, parts.first),
            }
            return;
        }
        self.asm.op(Op::BuildString, dst, parts.first, parts.count);
        self.asm.free_to(parts.first);
    }

    fn flush_text(&mut self, parts: &mut Parts) {
        if !parts.text.is_empty() {
            let reg = self.part(parts);
            let text = std::mem::take(&mut parts.text);
            self.load_const(reg, Const::Str(text.into()));
        }
    }

    /// The register of the next part.
    fn part(&mut self, parts: &mut Parts) -> Reg {
        if parts.count == CHUNK {
            self.asm
                .op(Op::BuildString, parts.first, parts.first, parts.count);
            self.asm.free_to(parts.first + 1);
            parts.count = 1;
        }
        parts.count += 1;
        self.asm.temp()
    }

    fn string_parts(
        &mut self,
        elements: &'a [InterpolatedStringElement],
        raw: bool,
        parts: &mut Parts,
    ) {
        for element in elements {
            match element {
                InterpolatedStringElement::Literal(e) if raw => {
                    parts.text.extend_from_slice(e.value.as_bytes());
                }
                InterpolatedStringElement::Literal(e) => {
                    literal::text(self.source, e.range, &e.value, true, &mut parts.text);
                }
                InterpolatedStringElement::Interpolation(e) => {
                    if let Some(debug) = &e.debug_text {
                        parts.text.extend(without_comments(debug.as_str()));
                    }
                    self.flush_text(parts);
                    let reg = self.part(parts);
                    self.interpolate(e, reg);
                }
            }
        }
    }

    fn interpolate(&mut self, e: &'a InterpolatedElement, dst: Reg) {
        let mark = self.asm.top();
        let spec = e.format_spec.as_ref().filter(|s| !s.elements.is_empty());
        let mut x = conversion(e.conversion);
        if e.debug_text.is_some() && x == 0 && e.format_spec.is_none() {
            x = 2;
        }
        let value = if spec.is_some() {
            self.operand_in(&e.expression, dst)
        } else {
            self.operand_last_in(&e.expression, dst)
        };
        let mut spec_reg = value;
        if let Some(spec) = spec {
            spec_reg = self.asm.temp();
            self.format_spec(&spec.elements, spec.range, spec_reg);
            x |= 4;
        }
        self.asm.at(e.range);
        self.asm.opx(Op::FormatValue, x, dst, value, spec_reg);
        self.asm.free_to(mark);
    }

    fn format_spec(
        &mut self,
        elements: &'a [InterpolatedStringElement],
        range: TextRange,
        dst: Reg,
    ) {
        let mut parts = Parts {
            first: self.asm.top(),
            ..Parts::default()
        };
        self.string_parts(elements, false, &mut parts);
        self.join(parts, range, dst);
    }

    /// A template: texts and interpolations in turn, text at both ends.
    pub(super) fn t_string(&mut self, e: &'a ExprTString, dst: Reg) {
        let first = self.asm.top();
        let mut count = 0;
        let mut text = Vec::new();
        for part in e.value.iter() {
            let raw = part.flags.prefix().is_raw();
            for element in &part.elements {
                match element {
                    InterpolatedStringElement::Literal(e) if raw => {
                        text.extend_from_slice(e.value.as_bytes());
                    }
                    InterpolatedStringElement::Literal(e) => {
                        literal::text(self.source, e.range, &e.value, true, &mut text);
                    }
                    InterpolatedStringElement::Interpolation(e) => {
                        if let Some(debug) = &e.debug_text {
                            text.extend(without_comments(debug.as_str()));
                        }
                        self.push_text(&mut text);
                        self.interpolation(e);
                        count += 2;
                    }
                }
            }
        }
        self.push_text(&mut text);
        self.asm.at(e.range);
        self.asm.op(Op::BuildTemplate, dst, first, count + 1);
    }

    fn push_text(&mut self, text: &mut Vec<u8>) {
        let reg = self.asm.temp();
        self.load_const(reg, Const::Str(std::mem::take(text).into()));
    }

    fn interpolation(&mut self, e: &'a InterpolatedElement) {
        let dst = self.asm.temp();
        let base = self.asm.top();
        self.pushed(&e.expression);
        let text = self.asm.temp();
        let range = e.expression.range();
        let written = self.lines.written(self.source, range).to_string();
        self.load_str(text, &written);
        let spec_reg = self.asm.temp();
        match &e.format_spec {
            Some(spec) => self.format_spec(&spec.elements, spec.range, spec_reg),
            None => self.asm.op(Op::Unset, spec_reg, 0, 0),
        }
        let mut x = conversion(e.conversion);
        if e.debug_text.is_some() && x == 0 && e.format_spec.is_none() {
            x = 2;
        }
        self.asm.at(e.range);
        self.asm.opx(Op::BuildInterpolation, x, dst, base, 0);
        self.asm.free_to(dst + 1);
    }
}

/// The text of `{x = }` without its comments.
pub(crate) fn without_comments(text: &str) -> Vec<u8> {
    let mut out = Vec::with_capacity(text.len());
    let mut quote = None;
    let mut comment = false;
    for byte in text.bytes() {
        match byte {
            b'\n' => comment = false,
            _ if comment => continue,
            b'#' if quote.is_none() => {
                comment = true;
                continue;
            }
            b'"' | b'\'' if quote.is_none() => quote = Some(byte),
            _ if quote == Some(byte) => quote = None,
            _ => {}
        }
        out.push(byte);
    }
    out
}
