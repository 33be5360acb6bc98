//! `list.sort`: stable; lists of ints, floats or strings are compared without Python's rules.
//!
//! The list is empty while it is sorted, as in CPython; what is put into it meanwhile is lost
//! and reported.

use crate::heap::RootVec;
use crate::{Args, R, Runtime, ShapeId, Value};

/// `list.sort(*, key=None, reverse=False)`
pub(crate) fn sort(rt: &mut Runtime, args: Args<'_>) -> R<Value> {
    let l = crate::list_methods::receiver(rt, args, "sort")?;
    if args.pos().len() > 1 {
        return rt.type_error("sort() takes no positional arguments");
    }
    let (key, reverse) = sort_options(rt, "sort", args)?;
    rt.list_sort(l, key, reverse)?;
    Ok(Value::NONE)
}

/// The keyword arguments that `list.sort` and `sorted` share.
pub(crate) fn sort_options(rt: &mut Runtime, function: &str, args: Args<'_>) -> R<(Value, bool)> {
    let [key, reverse] = rt.keyword_args(function, args, ["key", "reverse"])?;
    let reverse = !reverse.is_null() && rt.truth(reverse)?;
    Ok((if key.is_null() { Value::NONE } else { key }, reverse))
}

/// How the keys compare.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Order {
    Ints,
    Floats,
    Texts,
    Any,
}

impl Runtime {
    /// Sorts a list in place by keys (`key` may be None).
    pub fn list_sort(&mut self, l: Value, key: Value, reverse: bool) -> R<()> {
        if key.is_none() && self.sort_raw(l, reverse) {
            return Ok(());
        }
        let taken = self.new_empty_list();
        self.list_take(taken, l);
        let result = self.sort_taken(taken, key, reverse);
        // SAFETY: both are lists.
        let modified = unsafe {
            let p = l.as_ptr::<rekindle_abi::heap::List>();
            (*p).len != 0 || !(*p).items.is_null()
        };
        self.list_take(l, taken);
        result?;
        if modified {
            return self.value_error("list modified during sort");
        }
        Ok(())
    }

    /// Sorts raw ints, bools, or floats without nan, where they lie.
    fn sort_raw(&mut self, l: Value, reverse: bool) -> bool {
        let shape = self.shape_of(l);
        if shape == ShapeId::LIST_BOOL {
            // SAFETY: a list of bools; nothing else runs while it is sorted.
            let bytes = unsafe { self.list_items::<u8>(l) };
            let trues = bytes.iter().filter(|byte| **byte != 0).count();
            let (first, many) = match reverse {
                true => (1, trues),
                false => (0, bytes.len() - trues),
            };
            bytes[..many].fill(first);
            bytes[many..].fill(1 - first);
            return true;
        }
        // SAFETY: a list; nothing else runs while it is sorted.
        let words = unsafe { self.list_words(l) };
        match shape {
            _ if words.len() < 2 => true,
            ShapeId::LIST_INT => {
                words.sort_unstable_by_key(|w| *w as i64);
                if reverse {
                    words.reverse();
                }
                true
            }
            ShapeId::LIST_FLOAT if !words.iter().any(|w| f64::from_bits(*w).is_nan()) => {
                let order = |a: &u64, b: &u64| f64::from_bits(*a).total_cmp_by_value(*b);
                if reverse {
                    words.sort_by(|a, b| order(b, a));
                } else {
                    words.sort_by(order);
                }
                true
            }
            _ => false,
        }
    }

    fn sort_taken(&mut self, l: Value, key: Value, reverse: bool) -> R<()> {
        let n = self.list_len(l);
        let mut items = self.root_vec();
        for i in 0..n {
            let v = self.list_get(l, i);
            items.push(v);
        }
        let mut keys = self.root_vec();
        if key.is_none() {
            keys.extend_from_slice(&items);
        } else {
            for i in 0..n {
                let k = self.call(key, Args::positional(&[items[i]]))?;
                keys.push(k);
            }
        }
        let mut order: Vec<u32> = (0..n as u32).collect();
        let result = self.sort_order(&keys, &mut order, reverse);
        for (to, from) in order.iter().enumerate() {
            self.list_set(l, to, items[*from as usize]);
        }
        result
    }

    /// Puts `order` (places in `keys`) into the order of the keys; after an exception into some
    /// order.
    fn sort_order(&mut self, keys: &RootVec, order: &mut [u32], reverse: bool) -> R<()> {
        let key = |i: &u32| keys[*i as usize];
        let kind = match keys.first() {
            None => return Ok(()),
            Some(v) if v.is_small_int() && keys.iter().all(|v| v.is_small_int()) => Order::Ints,
            Some(v) if self.is_str(*v) && keys.iter().all(|v| self.is_str(*v)) => Order::Texts,
            Some(_)
                if keys
                    .iter()
                    .all(|v| self.is_float(*v) && !self.float_value(*v).is_nan()) =>
            {
                Order::Floats
            }
            Some(_) => Order::Any,
        };
        let rt = &*self;
        let compare = |a: &u32, b: &u32| match kind {
            Order::Ints => key(a).as_small_int().cmp(&key(b).as_small_int()),
            Order::Texts => rt.str_bytes(key(a)).cmp(rt.str_bytes(key(b))),
            _ => rt
                .float_value(key(a))
                .total_cmp_by_value(rt.float_value(key(b)).to_bits()),
        };
        match (kind, reverse) {
            (Order::Any, false) => return crate::timsort::sort(self, keys, order),
            (Order::Any, true) => {
                // As CPython: stable in the reversed direction.
                order.reverse();
                let result = crate::timsort::sort(self, keys, order);
                order.reverse();
                return result;
            }
            (_, false) => order.sort_by(compare),
            (_, true) => order.sort_by(|a, b| compare(b, a)),
        }
        Ok(())
    }
}

/// Order of floats that are not nan; the two zeros are equal.
trait ByValue {
    fn total_cmp_by_value(self, other: u64) -> std::cmp::Ordering;
}

impl ByValue for f64 {
    fn total_cmp_by_value(self, other: u64) -> std::cmp::Ordering {
        self.partial_cmp(&f64::from_bits(other))
            .unwrap_or(std::cmp::Ordering::Equal)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::runtime::Captured;

    #[test]
    fn ints_floats_and_mixed_lists_are_sorted() {
        let mut rt = Runtime::new((0, 0), Box::new(Captured::default()));
        let ints: Vec<_> = (0..200).map(|i| Value::small_int(i * 37 % 101)).collect();
        let l = rt.list_from(&ints);
        assert_eq!(rt.list_sort(l, Value::NONE, false), Ok(()));
        assert!(
            (1..200)
                .all(|i| rt.list_get(l, i - 1).as_small_int() <= rt.list_get(l, i).as_small_int())
        );
        let mixed = [2.5, 1.5].map(|x| rt.new_float(x));
        let mut items = ints.clone();
        items.extend(mixed);
        let l = rt.list_from(&items);
        assert_eq!(rt.list_sort(l, Value::NONE, true), Ok(()));
        assert_eq!(rt.list_get(l, 0), Value::small_int(100));
        let place = (0..202).position(|i| rt.list_get(l, i) == mixed[0]);
        let before = rt.list_get(l, place.expect("it is there") - 1);
        assert_eq!(before, Value::small_int(3));
    }

    #[test]
    fn comparison_errors_leave_all_items() {
        let mut rt = Runtime::new((0, 0), Box::new(Captured::default()));
        let l = rt.list_from(&[Value::small_int(1), Value::NONE, Value::small_int(0)]);
        assert!(rt.list_sort(l, Value::NONE, false).is_err());
        assert!(rt.pending_is(crate::ClassId::TYPE_ERROR));
        assert_eq!(rt.list_len(l), 3);
    }
}
