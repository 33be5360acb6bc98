//! What is allowed in an expression and probably not meant: `SyntaxWarning`s.

use super::Odd;
use super::collect::Collector;
use crate::parse::{CmpOp, Expr, ExprCompare, FStringPart, InterpolatedStringElement, Ranged};
use crate::parse::{Number, TextRange, TextSize};

impl Collector<'_> {
    /// Notes what is odd about an expression.
    pub(super) fn warn_of_expr(&mut self, expr: &Expr) {
        match expr {
            Expr::Compare(e) => self.warn_of_is(e),
            Expr::Call(e) => {
                if let Some(what) = not_callable(&e.func) {
                    let message =
                        format!("'{what}' object is not callable; perhaps you missed a comma?");
                    self.warn(e.range(), message);
                }
            }
            Expr::Subscript(e) => {
                if let Some(what) = not_subscriptable(&e.value) {
                    let message = format!(
                        "'{what}' object is not subscriptable; perhaps you missed a comma?"
                    );
                    self.warn(e.range(), message);
                } else if let (Some(what), Some(index)) = (sequence(&e.value), no_index(&e.slice)) {
                    let message = format!(
                        "{what} indices must be integers or slices, not {index}; perhaps you \
                         missed a comma?"
                    );
                    self.warn(e.range(), message);
                }
            }
            Expr::StringLiteral(e) => {
                for part in e.value.iter() {
                    if !part.flags.prefix().is_raw() {
                        self.warn_of_escape(part.range, part.range, false);
                    }
                }
            }
            Expr::BytesLiteral(e) => {
                for part in e.value.iter() {
                    if !part.flags.prefix().is_raw() {
                        self.warn_of_escape(part.range, part.range, true);
                    }
                }
            }
            Expr::FString(e) => {
                for part in e.value.iter() {
                    match part {
                        FStringPart::Literal(part) if !part.flags.prefix().is_raw() => {
                            self.warn_of_escape(part.range, part.range, false);
                        }
                        FStringPart::FString(part) if !part.flags.prefix().is_raw() => {
                            self.warn_of_elements(&part.elements);
                        }
                        _ => {}
                    }
                }
            }
            Expr::TString(e) => {
                for part in e.value.iter().filter(|p| !p.flags.prefix().is_raw()) {
                    self.warn_of_elements(&part.elements);
                }
            }
            _ => {}
        }
    }

    fn warn(&mut self, range: TextRange, message: String) {
        self.warnings.push(Odd {
            range,
            message: message.into(),
            phase: 2,
        });
    }

    /// The same of what the parser sees already.
    fn warn_early(&mut self, range: TextRange, message: String) {
        self.warnings.push(Odd {
            range,
            message: message.into(),
            phase: 0,
        });
    }

    fn warn_of_elements(&mut self, elements: &[InterpolatedStringElement]) {
        for element in elements {
            match element {
                InterpolatedStringElement::Literal(e) => {
                    self.warn_of_escape(e.range, e.range, false);
                }
                InterpolatedStringElement::Interpolation(e) => {
                    if let Some(format) = &e.format_spec {
                        self.warn_of_elements(&format.elements);
                    }
                }
            }
        }
    }

    /// The first backslash that means nothing in a literal.
    fn warn_of_escape(&mut self, text: TextRange, place: TextRange, bytes: bool) {
        let text = &self.source[text];
        let mut rest = text;
        while let Some(i) = rest.find('\\') {
            let mut after = rest[i + 1..].chars();
            // Behind the text of an f-string comes the brace of a replacement field.
            let Some(c) = after.next() else {
                let brace = self.source[usize::from(place.end())..].starts_with('{');
                if brace {
                    self.warn_early(place, escape("{", "escape"));
                }
                return;
            };
            let known = match c {
                '\n' | '\\' | '\'' | '"' | 'a' | 'b' | 'f' | 'n' | 'r' | 't' | 'v' | 'x' => true,
                'N' | 'u' | 'U' => !bytes,
                '0'..='7' => {
                    let digits: String = rest[i + 1..]
                        .chars()
                        .take(3)
                        .take_while(|c| ('0'..='7').contains(c))
                        .collect();
                    if digits.len() == 3 && digits.as_str() > "377" {
                        return self.warn_early(place, escape(&digits, "octal escape"));
                    }
                    true
                }
                _ => false,
            };
            if !known {
                return self.warn_early(place, escape(&c.to_string(), "escape"));
            }
            rest = after.as_str();
        }
    }

    /// What Barry has to say to `!=`.
    fn check_flufl(&mut self, e: &ExprCompare) {
        let mut left = &*e.left;
        for (op, right) in e.ops.iter().zip(e.comparators.iter()) {
            let between = TextRange::new(left.end(), right.start());
            if *op == CmpOp::NotEq
                && let Some(at) = self.source[between].find("!=")
            {
                let range = TextRange::at(left.end() + TextSize::new(at as u32), 2.into());
                let message = "with Barry as BDFL, use '<>' instead of '!='";
                return self.fail(range, message);
            }
            left = right;
        }
    }

    fn warn_of_is(&mut self, e: &ExprCompare) {
        if self.flufl {
            self.check_flufl(e);
        }
        let mut left = &*e.left;
        for (op, right) in e.ops.iter().zip(e.comparators.iter()) {
            if let CmpOp::Is | CmpOp::IsNot = op
                && let Some(what) = odd_identity(left).or_else(|| odd_identity(right))
            {
                let (word, sign) = match op {
                    CmpOp::Is => ("is", "=="),
                    _ => ("is not", "!="),
                };
                let message = format!("\"{word}\" with '{what}' literal. Did you mean \"{sign}\"?");
                return self.warn(e.range(), message);
            }
            left = right;
        }
    }
}

fn escape(written: &str, what: &str) -> String {
    format!(
        "\"\\{written}\" is an invalid {what} sequence. Such sequences will not work in the \
         future. Did you mean \"\\\\{written}\"? A raw string is also an option."
    )
}

/// The type of a constant.
fn constant(expr: &Expr) -> Option<&'static str> {
    Some(match expr {
        Expr::NumberLiteral(e) => match e.value {
            Number::Int(_) => "int",
            Number::Float(_) => "float",
            Number::Complex { .. } => "complex",
        },
        Expr::StringLiteral(_) => "str",
        Expr::BytesLiteral(_) => "bytes",
        Expr::BooleanLiteral(_) => "bool",
        Expr::NoneLiteral(_) => "NoneType",
        Expr::EllipsisLiteral(_) => "ellipsis",
        Expr::Tuple(e) if e.elts.iter().all(|e| constant(e).is_some()) => "tuple",
        _ => return None,
    })
}

/// The type of a literal whose identity says nothing.
fn odd_identity(expr: &Expr) -> Option<&'static str> {
    constant(expr).filter(|what| !matches!(*what, "bool" | "NoneType" | "ellipsis"))
}

fn display(expr: &Expr) -> Option<&'static str> {
    Some(match expr {
        Expr::Tuple(_) => "tuple",
        Expr::List(_) | Expr::ListComp(_) => "list",
        Expr::Dict(_) | Expr::DictComp(_) => "dict",
        Expr::Set(_) | Expr::SetComp(_) => "set",
        Expr::Generator(_) => "generator",
        Expr::FString(_) => "str",
        Expr::TString(_) => "string.templatelib.Template",
        _ => return None,
    })
}

fn not_callable(expr: &Expr) -> Option<&'static str> {
    display(expr).or_else(|| constant(expr))
}

fn not_subscriptable(expr: &Expr) -> Option<&'static str> {
    match expr {
        Expr::Set(_) | Expr::SetComp(_) | Expr::Generator(_) | Expr::TString(_) => display(expr),
        Expr::Lambda(_) => Some("function"),
        _ => constant(expr).filter(|what| !matches!(*what, "str" | "bytes" | "tuple")),
    }
}

/// What is indexed with numbers.
fn sequence(expr: &Expr) -> Option<&'static str> {
    match expr {
        Expr::Tuple(_) | Expr::List(_) | Expr::ListComp(_) | Expr::FString(_) => display(expr),
        _ => constant(expr).filter(|what| matches!(*what, "str" | "bytes")),
    }
}

/// The type of what is certainly no index.
fn no_index(expr: &Expr) -> Option<&'static str> {
    match expr {
        Expr::Lambda(_) => Some("function"),
        _ => not_callable(expr).filter(|what| !matches!(*what, "int" | "bool")),
    }
}
