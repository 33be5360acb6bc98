//! Strings of Ruff's tree as nodes: plain ones, f-strings and t-strings.

use super::{Item, Reader};
use crate::emit::without_comments;
use crate::literal;
use crate::parse::{
    ConversionFlag, Expr, ExprStringLiteral, FStringPart, InterpolatedElement,
    InterpolatedStringElement as Element, Ranged, TextRange,
};
use rekindle_bytecode::Const;

/// The values of a string, text that touches in one constant.
#[derive(Default)]
struct Values {
    done: Vec<Item>,
    text: Vec<u8>,
    range: Option<TextRange>,
}

impl Values {
    /// Adds text from a part of the source.
    fn add(&mut self, range: TextRange, fill: impl FnOnce(&mut Vec<u8>)) {
        let before = self.text.len();
        fill(&mut self.text);
        if self.text.len() > before {
            self.range = Some(self.range.map_or(range, |known| known.cover(range)));
        }
    }
}

impl Reader<'_> {
    pub(super) fn string(&self, expr: &Expr) -> Item {
        let mut values = Values::default();
        let (kind, template) = match expr {
            Expr::FString(_) => ("JoinedStr", false),
            Expr::TString(_) => ("TemplateStr", true),
            Expr::StringLiteral(e) => return self.literal(e),
            _ => return Item::None,
        };
        if let Expr::FString(e) = expr {
            for part in e.value.iter() {
                match part {
                    FStringPart::Literal(part) => values.add(part.range(), |out| {
                        let parts = std::slice::from_ref(part);
                        out.extend(literal::string(self.source, parts));
                    }),
                    FStringPart::FString(part) => {
                        let raw = part.flags.prefix().is_raw();
                        self.elements(&part.elements, raw, template, &mut values);
                    }
                }
            }
        }
        if let Expr::TString(e) = expr {
            for part in e.value.iter() {
                let raw = part.flags.prefix().is_raw();
                self.elements(&part.elements, raw, template, &mut values);
            }
        }
        self.flush(&mut values);
        self.node(kind, expr.range(), vec![Item::List(values.done)])
    }

    fn literal(&self, e: &ExprStringLiteral) -> Item {
        let value = literal::string(self.source, e.value.as_slice());
        let kind = match e.value.as_slice().first() {
            Some(first) if first.flags.prefix().is_unicode() => Item::Text("u".into()),
            _ => Item::None,
        };
        let fields = vec![Item::Const(Const::Str(value.into())), kind];
        self.node("Constant", e.range, fields)
    }

    fn flush(&self, values: &mut Values) {
        if let Some(range) = values.range.take() {
            let text = std::mem::take(&mut values.text);
            let fields = vec![Item::Const(Const::Str(text.into())), Item::None];
            values.done.push(self.node("Constant", range, fields));
        }
    }

    fn elements(&self, elements: &[Element], raw: bool, template: bool, values: &mut Values) {
        for element in elements {
            match element {
                Element::Literal(e) => values.add(e.range, |out| match raw {
                    true => out.extend_from_slice(e.value.as_bytes()),
                    false => literal::text(self.source, e.range, &e.value, true, out),
                }),
                Element::Interpolation(e) => {
                    if let Some(debug) = &e.debug_text {
                        let shown = without_comments(debug.as_str());
                        let start = e.range.start() + parse_len(1);
                        let range = TextRange::at(start, parse_len(debug.as_str().len()));
                        values.add(range, |out| out.extend(shown));
                    }
                    self.flush(values);
                    let made = self.interpolation(e, template);
                    values.done.push(made);
                }
            }
        }
    }

    fn interpolation(&self, e: &InterpolatedElement, template: bool) -> Item {
        let conversion = match e.conversion {
            ConversionFlag::None if e.debug_text.is_some() && e.format_spec.is_none() => 'r' as i64,
            ConversionFlag::None => -1,
            flag => flag.to_byte().map_or(-1, i64::from),
        };
        let spec = match &e.format_spec {
            None => Item::None,
            Some(spec) => {
                let mut values = Values::default();
                self.elements(&spec.elements, false, template, &mut values);
                self.flush(&mut values);
                // With the colon.
                let start = spec.range.start() - parse_len(1);
                let range = TextRange::new(start, spec.range.end());
                self.node("JoinedStr", range, vec![Item::List(values.done)])
            }
        };
        let value = self.expr(&e.expression);
        if !template {
            let fields = vec![value, Item::Int(conversion), spec];
            return self.node("FormattedValue", e.range, fields);
        }
        let written = Const::Str(self.source[e.expression.range()].as_bytes().into());
        let fields = vec![value, Item::Const(written), Item::Int(conversion), spec];
        self.node("Interpolation", e.range, fields)
    }
}

fn parse_len(len: usize) -> crate::parse::TextSize {
    crate::parse::TextSize::new(len as u32)
}
