//! Numbers as rows of bits: digits that are 0 and 1.

use crate::context::{Context, Status, status};
use crate::natural::Natural;
use crate::number::Decimal;

impl Decimal {
    fn is_logical(&self) -> bool {
        self.is_finite() && !self.negative && self.exponent == 0 && self.coefficient.is_logical()
    }

    /// `and`, `or`, `xor` of digits that are 0 or 1, as a function of two of them (one if `other` is None).
    pub fn logical(
        &self,
        other: &Decimal,
        digit: fn(bool, bool) -> bool,
        c: &Context,
        reported: &mut Status,
    ) -> Decimal {
        if !self.is_logical() || !other.is_logical() {
            return Decimal::invalid(status::INVALID_OPERATION, reported);
        }
        let (a, b) = (self.coefficient.to_text(), other.coefficient.to_text());
        combine(&a, &b, a.len().max(b.len()), digit, c)
    }

    /// Every digit of the precision turned over.
    pub fn invert(&self, c: &Context, reported: &mut Status) -> Decimal {
        if !self.is_logical() {
            return Decimal::invalid(status::INVALID_OPERATION, reported);
        }
        if !Decimal::fits(c.prec) {
            return Decimal::too_long(reported);
        }
        let len = (c.prec as usize).max(self.digits() as usize);
        combine(&self.coefficient.to_text(), "", len, |a, _| !a, c)
    }
}

fn combine(a: &str, b: &str, len: usize, digit: fn(bool, bool) -> bool, c: &Context) -> Decimal {
    let at = |text: &str, place: usize| {
        let place = text.len().checked_sub(place + 1);
        place.is_some_and(|i| text.as_bytes()[i] == b'1')
    };
    let len = len.min(usize::try_from(c.prec).unwrap_or(usize::MAX));
    let digits = (0..len)
        .rev()
        .map(|place| b'0' + u8::from(digit(at(a, place), at(b, place))));
    let digits: Vec<u8> = digits.collect();
    Decimal::new(false, Natural::from_digits(&digits), 0)
}
