//! Python's format specifications: `[[fill]align][sign][z][0][width][,][.precision][type]`.

use crate::context::{Context, MAX_PREC, Status, status};
use crate::number::Decimal;
use crate::text::{write_exponent, write_point};

/// Widths and precisions have fewer digits.
const NUMBER_DIGITS: usize = 19;

/// A parsed specification.
#[derive(Clone, Debug)]
pub struct Spec {
    fill: String,
    /// `<`, `>`, `^`, `=`, or `z`: zeros behind the sign.
    align: char,
    sign: char,
    no_negative_zero: bool,
    width: usize,
    precision: Option<i64>,
    /// In lower case; `n` stands as `g`.
    kind: char,
    /// None: as the context says.
    upper: Option<bool>,
    separator: Option<char>,
    /// Does what separates thousands follow the locale?
    pub is_local: bool,
}

/// What a locale asks for.
#[derive(Clone, Debug)]
pub struct Locale {
    /// In place of the point.
    pub point: String,
    /// Between groups of digits.
    pub separator: String,
    /// How many digits each group has, from the point; the last counts for all further ones, 0 ends grouping.
    pub groups: Vec<u8>,
}

impl Spec {
    /// Reads a specification. None: it is none.
    pub fn parse(text: &str) -> Option<Spec> {
        let mut rest = text;
        let mut spec = Spec {
            fill: " ".to_owned(),
            align: '>',
            sign: '-',
            no_negative_zero: false,
            width: 0,
            precision: None,
            kind: 'g',
            upper: None,
            separator: None,
            is_local: false,
        };
        let aligned = spec.parse_align(&mut rest);
        if let Some(sign) = take(&mut rest, |c| matches!(c, '+' | '-' | ' ')) {
            spec.sign = sign;
        }
        spec.no_negative_zero = take(&mut rest, |c| c == 'z').is_some();
        if take(&mut rest, |c| c == '0').is_some() {
            if aligned {
                return None;
            }
            (spec.align, spec.fill) = ('z', "0".to_owned());
        }
        if rest.starts_with(|c: char| c.is_ascii_digit()) {
            if rest.starts_with('0') {
                return None;
            }
            spec.width = take_number(&mut rest)? as usize;
        }
        spec.separator = take(&mut rest, |c| c == ',');
        if take(&mut rest, |c| c == '.').is_some() {
            spec.precision = Some(take_number(&mut rest)?);
        }
        if let Some(kind) = take(&mut rest, |c| c.is_ascii_alphabetic()) {
            spec.set_kind(kind)?;
        } else if take(&mut rest, |c| c == '%').is_some() {
            spec.kind = '%';
        }
        rest.is_empty().then_some(spec)
    }

    fn parse_align(&mut self, rest: &mut &str) -> bool {
        let is_align = |c: char| matches!(c, '<' | '>' | '=' | '^');
        let mut chars = rest.chars();
        if let (Some(fill), Some(align)) = (chars.next(), chars.next())
            && is_align(align)
        {
            (self.fill, self.align) = (fill.to_string(), align);
            *rest = chars.as_str();
            return true;
        }
        match take(rest, is_align) {
            Some(align) => {
                self.align = align;
                true
            }
            None => false,
        }
    }

    fn set_kind(&mut self, kind: char) -> Option<()> {
        self.upper = Some(kind.is_ascii_uppercase());
        self.kind = match kind {
            'n' | 'N' if self.separator.is_some() => return None,
            'n' | 'N' => {
                self.is_local = true;
                'g'
            }
            'e' | 'E' | 'f' | 'F' | 'g' | 'G' => kind.to_ascii_lowercase(),
            _ => return None,
        };
        Some(())
    }
}

fn take(rest: &mut &str, wanted: impl Fn(char) -> bool) -> Option<char> {
    let c = rest.chars().next().filter(|c| wanted(*c))?;
    *rest = &rest[c.len_utf8()..];
    Some(c)
}

fn take_number(rest: &mut &str) -> Option<i64> {
    let len = rest.bytes().take_while(u8::is_ascii_digit).count();
    let (digits, after) = rest.split_at(len);
    *rest = after;
    if len > NUMBER_DIGITS {
        return None;
    }
    digits.parse().ok()
}

impl Decimal {
    /// Formats a number; `capitals` counts where the specification names no type.
    pub fn format(
        &self,
        spec: &Spec,
        local: Option<&Locale>,
        capitals: bool,
        c: &Context,
        reported: &mut Status,
    ) -> Option<String> {
        let upper = spec.upper.unwrap_or(capitals);
        if spec.width as i64 > MAX_PREC || spec.precision.is_some_and(|n| n > MAX_PREC) {
            *reported |= status::INVALID_OPERATION;
            return None;
        }
        if !self.is_finite() {
            return Some(self.format_special(spec));
        }
        let (rounded, point) = self.rounded_for(spec, c, reported)?;
        let negative = rounded.negative && !(spec.no_negative_zero && rounded.is_zero());
        let digits = rounded.coefficient.to_text();
        let left = rounded.exponent + digits.len() as i64;
        if point.abs() > MOST_CHARACTERS || spec.width as i64 > MOST_CHARACTERS {
            *reported |= status::NO_ROOM;
            return None;
        }
        let (mut number, mut tail) = (String::new(), String::new());
        write_point(&digits, point, &mut number);
        if spec.kind == '%' {
            tail.push('%');
        } else if spec.kind == 'e' || left != point {
            write_exponent(left - point, upper, &mut tail);
        }
        let (whole, fraction) = number.split_once('.').unwrap_or((&number, ""));
        Some(spec.lay_out(negative, whole, fraction, &tail, local))
    }

    fn format_special(&self, spec: &Spec) -> String {
        let mut body = String::new();
        self.write_special(&mut body);
        if spec.kind == '%' {
            body.push('%');
        }
        let mut plain = spec.clone();
        if spec.align == 'z' {
            (plain.fill, plain.align) = (" ".to_owned(), '>');
        }
        plain.pad(plain.sign_of(self.negative), &body)
    }

    /// The number with the digits asked for, and the place of the point in them.
    fn rounded_for(
        &self,
        spec: &Spec,
        c: &Context,
        reported: &mut Status,
    ) -> Option<(Decimal, i64)> {
        let mut n = self.clone();
        if spec.kind == '%' {
            n.exponent += 2;
        }
        let mut conditions = 0;
        match (spec.kind, spec.precision) {
            ('g', Some(precision)) => n = n.to_digits(precision.max(1), c),
            ('e', Some(precision)) if !n.is_zero() => {
                n = n.to_digits(precision + 1, c).widened(precision + 1)
            }
            ('f' | '%', Some(precision)) => n = n.to_exponent(-precision, c, &mut conditions),
            _ => {}
        }
        if conditions & status::ERRORS != 0 {
            *reported |= conditions & status::ERRORS;
            return None;
        }
        if matches!(spec.kind, 'f' | '%') && n.is_zero() && n.exponent > 0 {
            n.exponent = 0;
        }
        let left = n.exponent + n.digits();
        let point = match spec.kind {
            'e' if n.is_zero() => 1 - spec.precision.unwrap_or(0),
            'e' => 1,
            'g' if n.exponent > 0 || left <= -6 => 1,
            _ => left,
        };
        Some((n, point))
    }

    fn to_digits(&self, digits: i64, c: &Context) -> Decimal {
        let wide = Context {
            rounding: c.rounding,
            ..Context::wide(digits)
        };
        if self.digits() <= digits {
            return self.clone();
        }
        self.clone().finish(&wide, &mut 0)
    }

    /// With zeros behind it up to a number of digits.
    fn widened(self, digits: i64) -> Decimal {
        let missing = digits - self.digits();
        if missing <= 0 || !Decimal::fits(digits) {
            return self;
        }
        let coefficient = self.coefficient.shl(missing as u64);
        Decimal::new(self.negative, coefficient, self.exponent - missing)
    }

    /// With an exponent, whatever number of digits that takes.
    fn to_exponent(&self, exponent: i64, c: &Context, conditions: &mut Status) -> Decimal {
        let wide = Context {
            rounding: c.rounding,
            ..Context::MAX
        };
        if self.is_zero() {
            return Decimal::zero(self.negative, exponent);
        }
        self.quantize(&Decimal::zero(false, exponent), &wide, conditions)
    }
}

/// Longest text that is made.
const MOST_CHARACTERS: i64 = 1 << 36;

impl Spec {
    fn sign_of(&self, negative: bool) -> &'static str {
        match self.sign {
            _ if negative => "-",
            '+' => "+",
            ' ' => " ",
            _ => "",
        }
    }

    fn lay_out(
        &self,
        negative: bool,
        whole: &str,
        fraction: &str,
        tail: &str,
        local: Option<&Locale>,
    ) -> String {
        let sign = self.sign_of(negative);
        let point = local.map_or(".", |local| &local.point);
        let mut after = String::new();
        if !fraction.is_empty() {
            after.push_str(point);
            after.push_str(fraction);
        }
        after.push_str(tail);
        let (separator, groups) = match (local, self.separator) {
            (Some(local), _) => (local.separator.clone(), &local.groups[..]),
            (None, Some(separator)) => (separator.to_string(), &[3u8][..]),
            _ => (String::new(), &[][..]),
        };
        let room = if self.align == 'z' {
            self.width
                .saturating_sub(sign.len() + after.chars().count())
        } else {
            0
        };
        let mut body = group(whole, &separator, groups, room);
        body.push_str(&after);
        self.pad(sign, &body)
    }

    fn pad(&self, sign: &str, body: &str) -> String {
        let missing = self.width.saturating_sub(sign.len() + body.chars().count());
        let fill = |n: usize| self.fill.repeat(n);
        match self.align {
            '<' => format!("{sign}{body}{}", fill(missing)),
            '^' => format!(
                "{}{sign}{body}{}",
                fill(missing / 2),
                fill(missing - missing / 2)
            ),
            '=' | 'z' => format!("{sign}{}{body}", fill(missing)),
            _ => format!("{}{sign}{body}", fill(missing)),
        }
    }
}

/// Digits in groups, with zeros before them up to a number of characters.
fn group(digits: &str, separator: &str, groups: &[u8], room: usize) -> String {
    let mut parts: Vec<String> = Vec::new();
    let (mut rest, mut used, mut i) = (digits, 0, 0);
    let between = separator.chars().count();
    loop {
        let size = match groups.get(i).or(groups.last()) {
            Some(0) | None => usize::MAX,
            Some(size) => *size as usize,
        };
        i += 1;
        let wanted = room.saturating_sub(used).max(1);
        let take = size.min(rest.len().max(wanted));
        let (before, part) = rest.split_at(rest.len().saturating_sub(take));
        rest = before;
        parts.push(format!("{}{part}", "0".repeat(take - part.len())));
        used += take + between;
        if rest.is_empty() && used - between >= room {
            break;
        }
    }
    parts.reverse();
    parts.join(separator)
}
