//! Single items in memory: numbers of a type code of module `struct`, from and to bytes.

use crate::int::Int;
use crate::{R, Runtime, Value};

/// Order of the bytes of a number.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Order {
    /// Least significant first, as in this machine.
    Little,
    /// Most significant first.
    Big,
}

/// Why a value does not fit an item.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Misfit {
    /// It is not of the right type.
    Type,
    /// It is too large or too small.
    Range,
    /// Something was raised.
    Raised,
}

/// Bytes of an item of this type code, as C has them on this machine.
pub fn native_size(code: u8) -> Option<usize> {
    Some(match code {
        b'x' | b'c' | b'b' | b'B' | b'?' | b's' | b'p' => 1,
        b'h' | b'H' | b'e' => 2,
        b'i' | b'I' | b'f' | b'u' | b'w' => 4,
        b'l' | b'L' | b'q' | b'Q' | b'n' | b'N' | b'd' | b'P' => 8,
        b'F' => 8,
        b'D' => 16,
        _ => return None,
    })
}

/// Is it the code of an integer with a sign; `None` for anything but an integer.
pub fn is_signed(code: u8) -> Option<bool> {
    match code {
        b'b' | b'h' | b'i' | b'l' | b'q' | b'n' => Some(true),
        b'B' | b'H' | b'I' | b'L' | b'Q' | b'N' | b'P' => Some(false),
        _ => None,
    }
}

/// Least and greatest integer of `size` bytes.
pub fn bounds(size: usize, signed: bool) -> (i128, i128) {
    let bits = size as u32 * 8;
    if signed {
        (-(1 << (bits - 1)), (1 << (bits - 1)) - 1)
    } else {
        (0, (1 << bits) - 1)
    }
}

fn ordered<const N: usize>(mut bytes: [u8; N], order: Order) -> [u8; N] {
    if order == Order::Big {
        bytes.reverse();
    }
    bytes
}

fn float(bytes: &[u8], order: Order) -> Option<f64> {
    Some(match bytes.len() {
        2 => half_to_f64(u16::from_le_bytes(ordered(bytes.try_into().ok()?, order))),
        4 => f32::from_le_bytes(ordered(bytes.try_into().ok()?, order)) as f64,
        _ => f64::from_le_bytes(ordered(bytes.try_into().ok()?, order)),
    })
}

/// The number of an IEEE 754 half.
pub fn half_to_f64(bits: u16) -> f64 {
    let sign = if bits >> 15 != 0 { -1.0 } else { 1.0 };
    let (exponent, mantissa) = (bits >> 10 & 0x1f, (bits & 0x3ff) as f64);
    sign * match exponent {
        0 => mantissa / 16_777_216.0,
        31 if mantissa == 0.0 => f64::INFINITY,
        31 => f64::NAN,
        _ => (1.0 + mantissa / 1024.0) * 2f64.powi(exponent as i32 - 15),
    }
}

/// The nearest half, ties to even; `None` if it is too large.
pub fn f64_to_half(x: f64) -> Option<u16> {
    let sign = (x.is_sign_negative() as u16) << 15;
    let size = x.abs();
    if x.is_nan() {
        return Some(sign | 0x7e00);
    }
    if size.is_infinite() {
        return Some(sign | 0x7c00);
    }
    // Units of the last place: of the smallest normal number's when below it.
    let exponent = if size < 6.103_515_625e-5 {
        -14
    } else {
        ((size.to_bits() >> 52) as i32 & 0x7ff) - 1023
    };
    let units = (size / 2f64.powi(exponent - 10)).round_ties_even() as u32;
    // A carry out of the mantissa is one into the exponent.
    let normal = ((exponent + 15) as u32 - 1) << 10;
    let bits = if exponent == -14 && units < 1024 {
        units
    } else {
        normal + units
    };
    (bits < 0x7c00).then_some(sign | bits as u16)
}

impl Runtime {
    /// The value of an item.
    pub fn unpack_item(&mut self, code: u8, bytes: &[u8], order: Order) -> Value {
        if let Some(signed) = is_signed(code) {
            let mut word = [0; 8];
            let n = bytes.len().min(8);
            word[..n].copy_from_slice(&bytes[..n]);
            if order == Order::Big {
                word[..n].reverse();
            }
            let word = u64::from_le_bytes(word);
            if !signed {
                return self.new_int_i128(word as i128);
            }
            let unused = 64 - 8 * n as u32;
            return self.new_int((word << unused) as i64 >> unused);
        }
        match code {
            b'?' => Value::bool(bytes.iter().any(|b| *b != 0)),
            b'e' | b'f' | b'd' => {
                let x = float(bytes, order).unwrap_or_default();
                self.new_float(x)
            }
            b'u' | b'w' => {
                let word = bytes.try_into().unwrap_or_default();
                let mut text = Vec::new();
                crate::strings::push_code_point(u32::from_le_bytes(word), &mut text);
                self.new_str_wtf8(&text)
            }
            b'F' | b'D' => {
                let (real, imag) = bytes.split_at(bytes.len() / 2);
                let real = float(real, order).unwrap_or_default();
                let imag = float(imag, order).unwrap_or_default();
                self.new_complex(real, imag)
            }
            _ => self.new_bytes(bytes),
        }
    }

    /// Appends the bytes of a value as an item of `size` bytes.
    pub fn pack_item(
        &mut self,
        code: u8,
        size: usize,
        v: Value,
        order: Order,
        out: &mut Vec<u8>,
    ) -> Result<(), Misfit> {
        if let Some(signed) = is_signed(code) {
            let word = self.integer_item(v, size, signed)?;
            let mut bytes = word.to_le_bytes();
            if order == Order::Big {
                bytes[..size].reverse();
            }
            out.extend_from_slice(&bytes[..size]);
            return Ok(());
        }
        match code {
            b'?' => {
                let truth = self.truth(v).map_err(|_| Misfit::Raised)?;
                out.push(truth as u8);
            }
            b'e' | b'f' | b'd' => {
                let x = self.float_item(v)?;
                push_float(x, size, order, out)?;
            }
            b'F' | b'D' => {
                let (real, imag) = self.complex_item(v)?;
                push_float(real, size / 2, order, out)?;
                push_float(imag, size / 2, order, out)?;
            }
            b'u' | b'w' => {
                if !self.is_any_str(v) || self.str_len(v) != 1 {
                    return Err(Misfit::Type);
                }
                let c = crate::strings::code_points(self.str_bytes(v)).next();
                out.extend_from_slice(&c.unwrap_or_default().to_le_bytes());
            }
            _ => match self.bytes_like(v) {
                Some([byte]) => out.push(*byte),
                _ => return Err(Misfit::Type),
            },
        }
        Ok(())
    }

    fn integer_item(&mut self, v: Value, size: usize, signed: bool) -> Result<u64, Misfit> {
        if !self.can_index(v) {
            return Err(Misfit::Type);
        }
        let i = self.index(v).map_err(|_| Misfit::Raised)?;
        let i = self.int_of(i).and_then(|i: Int| i.to_i128());
        let (low, high) = bounds(size, signed);
        match i {
            Some(i) if (low..=high).contains(&i) => Ok(i as u64),
            _ => Err(Misfit::Range),
        }
    }

    fn float_item(&mut self, v: Value) -> Result<f64, Misfit> {
        let result: R<f64> = self.to_f64(v);
        match result {
            Ok(x) => Ok(x),
            Err(_) if self.pending_is(crate::ClassId::TYPE_ERROR) => {
                self.clear_pending();
                Err(Misfit::Type)
            }
            Err(_) => Err(Misfit::Raised),
        }
    }

    fn complex_item(&mut self, v: Value) -> Result<(f64, f64), Misfit> {
        match self.complex_of(v) {
            Some(parts) => Ok(parts),
            None => Ok((self.float_item(v)?, 0.0)),
        }
    }
}

fn push_float(x: f64, size: usize, order: Order, out: &mut Vec<u8>) -> Result<(), Misfit> {
    match size {
        2 => {
            let half = f64_to_half(x).ok_or(Misfit::Range)?;
            out.extend_from_slice(&ordered(half.to_le_bytes(), order));
        }
        4 => {
            let single = x as f32;
            if single.is_infinite() && x.is_finite() {
                return Err(Misfit::Range);
            }
            out.extend_from_slice(&ordered(single.to_le_bytes(), order));
        }
        _ => out.extend_from_slice(&ordered(x.to_le_bytes(), order)),
    }
    Ok(())
}
