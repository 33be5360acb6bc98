//! Intervals of 64-bit ints and what ops make of them.

use rekindle_abi::heap::List;
use rekindle_abi::helpers::Helper;
use rekindle_trace_ir::{Ins, Region, Uop};
use std::mem::offset_of;

/// All ints from `lo` to `hi`; never empty.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) struct Interval {
    pub(super) lo: i64,
    pub(super) hi: i64,
}

/// No object has more items, and no text more characters.
const MOST_ITEMS: i64 = 1 << 48;

impl Interval {
    pub(super) const ALL: Interval = Interval {
        lo: i64::MIN,
        hi: i64::MAX,
    };

    pub(super) const fn new(lo: i64, hi: i64) -> Interval {
        Interval { lo, hi }
    }

    pub(super) const fn just(int: i64) -> Interval {
        Interval { lo: int, hi: int }
    }

    /// Everything in either.
    pub(super) fn join(self, other: Interval) -> Interval {
        Interval {
            lo: self.lo.min(other.lo),
            hi: self.hi.max(other.hi),
        }
    }

    /// Everything in both; `self` where nothing is (the point is never reached).
    pub(super) fn meet(self, other: Interval) -> Interval {
        let (lo, hi) = (self.lo.max(other.lo), self.hi.min(other.hi));
        if lo <= hi { Interval { lo, hi } } else { self }
    }

    /// Lets bounds that still move go to 0 or to the end.
    pub(super) fn widen(self, next: Interval) -> Interval {
        let lo = match next.lo >= self.lo {
            true => self.lo,
            false if next.lo >= 0 => 0,
            false => i64::MIN,
        };
        let hi = match next.hi <= self.hi {
            true => self.hi,
            false => i64::MAX,
        };
        Interval { lo, hi }
    }

    fn is_natural(self) -> bool {
        self.lo >= 0
    }

    /// The exact result of adding, subtracting, multiplying or shifting left, with unlimited ints.
    fn exact(op: Uop, a: Interval, b: Interval) -> Option<(i128, i128)> {
        let apply = |x: i64, y: i64| {
            let (x, y) = (x as i128, y as i128);
            Some(match op {
                Uop::IntAdd | Uop::IntAddOvf => x + y,
                Uop::IntSub | Uop::IntSubOvf => x - y,
                Uop::IntMul | Uop::IntMulOvf => x * y,
                Uop::IntShl | Uop::IntShlOvf if (0..64).contains(&y) => x << y,
                _ => return None,
            })
        };
        let corners = [
            apply(a.lo, b.lo)?,
            apply(a.lo, b.hi)?,
            apply(a.hi, b.lo)?,
            apply(a.hi, b.hi)?,
        ];
        Some((
            corners.into_iter().min().unwrap_or(0),
            corners.into_iter().max().unwrap_or(0),
        ))
    }

    /// Can the op never overflow?
    pub(super) fn fits(op: Uop, a: Interval, b: Interval) -> bool {
        let limits = i64::MIN as i128..=i64::MAX as i128;
        Interval::exact(op, a, b)
            .is_some_and(|(lo, hi)| limits.contains(&lo) && limits.contains(&hi))
    }

    /// The result of an op that exits on overflow, or that wraps and does not overflow.
    fn arithmetic(op: Uop, wraps: bool, a: Interval, b: Interval) -> Interval {
        if wraps && !Interval::fits(op, a, b) {
            return Interval::ALL;
        }
        let Some((lo, hi)) = Interval::exact(op, a, b) else {
            return Interval::ALL;
        };
        let clamp = |x: i128| x.clamp(i64::MIN as i128, i64::MAX as i128) as i64;
        Interval::new(clamp(lo), clamp(hi))
    }
}

/// The answer of a comparison, if the operands' intervals give it.
pub(super) fn decide(op: Uop, a: Interval, b: Interval) -> Option<bool> {
    let less = |a: Interval, b: Interval| match () {
        () if a.hi < b.lo => Some(true),
        () if a.lo >= b.hi => Some(false),
        () => None,
    };
    match op {
        Uop::IntLt => less(a, b),
        Uop::IntLe => less(b, a).map(|less| !less),
        Uop::IntEq | Uop::IntNe => {
            let apart = a.hi < b.lo || b.hi < a.lo;
            let same = a == b && a.lo == a.hi;
            (apart || same).then_some(same == (op == Uop::IntEq))
        }
        Uop::IntUlt if a.is_natural() && b.is_natural() => less(a, b),
        _ => None,
    }
}

/// What an instruction with an int result gives, from its operands' intervals.
pub(super) fn result(ins: &Ins, of: impl Fn(usize) -> Interval) -> Interval {
    let natural = |hi: i64| Interval::new(0, hi);
    match ins.op {
        Uop::ConstInt => Interval::just(ins.imm),
        Uop::IntAdd | Uop::IntSub | Uop::IntMul => Interval::arithmetic(ins.op, true, of(0), of(1)),
        Uop::IntShl => Interval::arithmetic(ins.op, true, of(0), of(1)),
        Uop::IntAddOvf | Uop::IntSubOvf | Uop::IntMulOvf | Uop::IntShlOvf => {
            Interval::arithmetic(ins.op, false, of(0), of(1))
        }
        Uop::IntAnd => match (of(0), of(1)) {
            (a, b) if a.is_natural() && b.is_natural() => natural(a.hi.min(b.hi)),
            (a, _) if a.is_natural() => natural(a.hi),
            (_, b) if b.is_natural() => natural(b.hi),
            _ => Interval::ALL,
        },
        Uop::IntOr | Uop::IntXor => match (of(0), of(1)) {
            (a, b) if a.is_natural() && b.is_natural() => {
                let bits = 64 - (a.hi | b.hi).leading_zeros();
                natural(((1u64 << bits) - 1) as i64)
            }
            _ => Interval::ALL,
        },
        Uop::IntSar => {
            let (a, by) = (of(0), of(1));
            let (few, many) = (by.lo.clamp(0, 63), by.hi.clamp(0, 63));
            let least = a.lo >> if a.lo < 0 { few } else { many };
            let most = a.hi >> if a.hi < 0 { many } else { few };
            Interval::new(least, most)
        }
        Uop::IntFloorDiv => match (of(0), of(1)) {
            (a, b) if a.is_natural() && b.lo > 0 => Interval::new(a.lo / b.hi, a.hi / b.lo),
            (a, b) if b.lo > 0 => Interval::new(a.lo.min(0), a.hi.max(0)),
            _ => Interval::ALL,
        },
        Uop::IntFloorMod => match (of(0), of(1)) {
            (a, b) if a.is_natural() && b.lo > 0 => natural(a.hi.min(b.hi - 1)),
            (_, b) if b.lo > 0 => natural(b.hi - 1),
            (_, b) if b.hi < 0 => Interval::new(b.lo + 1, 0),
            _ => Interval::ALL,
        },
        Uop::IntSelect => of(1).join(of(2)),
        Uop::LoadByte | Uop::LoadIndexByte => natural(255),
        Uop::Load if ins.region == Region::ListHead => {
            let counts = [offset_of!(List, len), offset_of!(List, capacity)];
            match counts.iter().any(|at| *at as i64 == ins.imm) {
                true => natural(MOST_ITEMS),
                false => Interval::ALL,
            }
        }
        Uop::Call => match Helper::from_index(ins.imm as usize) {
            Some(Helper::ord) => natural(0x10ffff),
            Some(Helper::str_eq) => natural(1),
            Some(Helper::length) => Interval::new(i64::MIN, MOST_ITEMS),
            Some(Helper::contains | Helper::truth | Helper::is_instance | Helper::match_exc) => {
                Interval::new(i64::MIN, 1)
            }
            _ => Interval::ALL,
        },
        _ => Interval::ALL,
    }
}
