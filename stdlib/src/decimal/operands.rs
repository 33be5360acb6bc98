//! What operations are given: decimals, and what counts as one.

use super::settings::Settings;
use super::{Home, Number, current, signals};
use rekindle_decimal::{Context, Decimal, Natural, Status, status};
use rekindle_objects::int::Int;
use rekindle_objects::{R, Runtime, Value};
use std::borrow::Cow;
use std::rc::Rc;

/// What an operation is done with: the module's home and a context.
pub(super) struct Under {
    pub(super) home: Rc<Home>,
    pub(super) context: Value,
}

impl Under {
    /// The current context.
    #[inline]
    pub(super) fn current(rt: &mut Runtime) -> R<Under> {
        let home = Home::of(rt);
        let context = current::current(rt, &home)?;
        Ok(Under { home, context })
    }

    /// The context of an argument `context=`, or the current one.
    ///
    /// # Errors
    /// `TypeError` for what is no context.
    pub(super) fn given(rt: &mut Runtime, v: Value) -> R<Under> {
        if v.is_null() || v.is_none() {
            return Under::current(rt);
        }
        if rt.state::<Settings>(&v).is_none() {
            return rt.type_error("optional argument must be a context");
        }
        let home = Home::of(rt);
        Ok(Under { home, context: v })
    }

    /// A context that is known to be one: the receiver of a method.
    pub(super) fn own(rt: &mut Runtime, context: Value, method: &str) -> R<Under> {
        rt.own_state::<Settings>(&context, method)?;
        let home = Home::of(rt);
        Ok(Under { home, context })
    }

    /// Its settings.
    #[inline]
    pub(super) fn settings<'a>(&'a self, rt: &mut Runtime) -> R<&'a Settings> {
        rt.own_state::<Settings>(&self.context, "context")
    }

    /// What to compute under.
    #[inline]
    pub(super) fn arithmetic(&self, rt: &mut Runtime) -> R<Context> {
        Ok(self.settings(rt)?.context())
    }

    /// Reports what was met, and makes an object of the result.
    #[inline]
    pub(super) fn finish(&self, rt: &mut Runtime, n: Decimal, conditions: Status) -> R<Value> {
        if conditions != 0 {
            self.report(rt, conditions)?;
        }
        Ok(self.home.number(rt, n))
    }

    /// Reports what was met.
    pub(super) fn report(&self, rt: &mut Runtime, conditions: Status) -> R<()> {
        let settings = self.settings(rt)?;
        signals::report(rt, settings, conditions)
    }
}

/// An int as a decimal, all digits.
pub(super) fn of_int(int: &Int) -> Decimal {
    match int.to_i64() {
        Some(n) => Decimal::from_i64(n),
        None => Decimal::new(int.is_negative(), Natural::from_words(&int.magnitude()), 0),
    }
}

/// A float as a decimal, all digits.
pub(super) fn of_float(x: f64) -> Decimal {
    let negative = x.is_sign_negative();
    if x.is_nan() {
        return Decimal::nan();
    }
    if x.is_infinite() {
        return Decimal::infinity(negative);
    }
    let bits = x.to_bits();
    let (stored, fraction) = ((bits >> 52 & 0x7FF) as i64, bits & ((1 << 52) - 1));
    let (mut mantissa, mut exponent) = if stored == 0 {
        (fraction, -1074)
    } else {
        (fraction | 1 << 52, stored - 1075)
    };
    if mantissa == 0 {
        return Decimal::zero(negative, 0);
    }
    let zeros = mantissa.trailing_zeros() as i64;
    (mantissa, exponent) = (mantissa >> zeros, exponent + zeros);
    let mantissa = Natural::Small(mantissa as u128);
    if exponent >= 0 {
        let scale = Natural::from_power_of_two(exponent as u64);
        return Decimal::new(negative, mantissa.mul(&scale), 0);
    }
    // m / 2ᵏ = m·5ᵏ / 10ᵏ
    let mut scale = Natural::ONE;
    let five = Natural::Small(5u128.pow(50));
    for _ in 0..-exponent / 50 {
        scale = scale.mul(&five);
    }
    scale = scale.mul(&Natural::Small(5u128.pow((-exponent % 50) as u32)));
    Decimal::new(negative, mantissa.mul(&scale), exponent)
}

/// The number of a decimal or an int; None for anything else.
#[inline]
pub(super) fn number<'a>(rt: &mut Runtime, v: &'a Value) -> Option<Cow<'a, Decimal>> {
    if let Some(n) = rt.state::<Number>(v) {
        return Some(Cow::Borrowed(&n.0));
    }
    rt.int_of(*v).map(|int| Cow::Owned(of_int(&int)))
}

/// The same.
///
/// # Errors
/// `TypeError` for anything else.
pub(super) fn operand<'a>(rt: &mut Runtime, v: &'a Value) -> R<Cow<'a, Decimal>> {
    match number(rt, v) {
        Some(n) => Ok(n),
        None => not_convertible(rt, *v),
    }
}

/// Raises the `TypeError` of what cannot become a decimal.
#[cold]
pub(super) fn not_convertible<T>(rt: &mut Runtime, v: Value) -> R<T> {
    let name = rt.type_name(v);
    rt.type_error(format!(
        "conversion from {name} to Decimal is not supported"
    ))
}

/// The receiver's number.
#[inline]
pub(super) fn own<'a>(rt: &mut Runtime, v: &'a Value, method: &str) -> R<&'a Decimal> {
    match rt.state::<Number>(v) {
        Some(n) => Ok(&n.0),
        None => wrong_receiver(rt, *v, method),
    }
}

#[cold]
fn wrong_receiver<T>(rt: &mut Runtime, v: Value, method: &str) -> R<T> {
    let got = rt.type_name(v);
    if method.starts_with("__") {
        return rt.type_error(format!(
            "descriptor '{method}' requires a 'decimal.Decimal' object but received a '{got}'"
        ));
    }
    rt.type_error(format!(
        "descriptor '{method}' for 'decimal.Decimal' objects doesn't apply to a '{got}' object"
    ))
}

/// Notes that a float was mixed in.
///
/// # Errors
/// `FloatOperation`, if that is trapped.
pub(super) fn note_float(rt: &mut Runtime, under: &Under) -> R<()> {
    under.report(rt, status::FLOAT_OPERATION)
}

/// A decimal as an int object.
pub(super) fn to_int(rt: &mut Runtime, n: &Natural, negative: bool) -> Value {
    if let Natural::Small(small) = n
        && let Ok(small) = i128::try_from(*small)
    {
        return rt.new_int_i128(if negative { -small } else { small });
    }
    let binary = n.to_binary();
    rt.new_int_limbs(negative, binary.as_words())
}
