//! `match`: each pattern is a chain of tests that jump to the next case; names are bound when
//! the whole pattern has matched.

use super::Emitter;
use crate::asm::{Label, Reg};
use crate::names::Sym;
use crate::parse::{
    Identifier, Pattern, PatternMatchClass, PatternMatchMapping, Ranged, Singleton, StmtMatch,
    TextRange,
};
use rekindle_bytecode::{Const, Ins, Op};

/// Names that a pattern binds, and where their values are.
type Captures = Vec<(Sym, Reg, TextRange)>;

impl<'a> Emitter<'a> {
    pub(super) fn match_stmt(&mut self, s: &'a StmtMatch) {
        let subject = self.pushed(&s.subject);
        let end = self.asm.label();
        for case in &s.cases {
            let next = self.asm.label();
            let mark = self.asm.top();
            let mut captures = Captures::new();
            if is_wildcard(&case.pattern) {
                // Who follows the lines sees that this one is come to.
                self.asm.at(case.pattern.range());
                self.asm.op(Op::Nop, 0, 0, 0);
            }
            self.pattern(&case.pattern, subject, next, &mut captures);
            for (name, value, range) in captures {
                self.asm.at(range);
                self.store(name, value);
            }
            self.asm.free_to(mark);
            if let Some(guard) = &case.guard {
                self.cond(guard, false, next);
            }
            self.body(&case.body);
            self.asm.jump(end);
            self.asm.place(next);
        }
        self.asm.place(end);
    }

    fn capture(&mut self, name: &Option<Identifier>, value: Reg, captures: &mut Captures) {
        if let Some(name) = name {
            let sym = self.sym(&name.id);
            captures.push((sym, value, name.range()));
        }
    }

    /// Tests `subject`, jumping to `fail`.
    fn pattern(
        &mut self,
        pattern: &'a Pattern,
        subject: Reg,
        fail: Label,
        captures: &mut Captures,
    ) {
        let range = pattern.range();
        match pattern {
            Pattern::MatchValue(p) => {
                let mark = self.asm.top();
                let ins = match self.small_int(&p.value) {
                    Some(n) => Ins::new(Op::JumpEqImm, 0, subject, n as u16),
                    None => {
                        let value = self.operand_last(&p.value);
                        Ins::new(Op::JumpEq, 0, subject, value)
                    }
                };
                self.asm.at(range);
                self.asm.push_jump(ins, fail);
                self.asm.free_to(mark);
            }
            Pattern::MatchSingleton(p) => {
                self.asm.at(range);
                let truth = match p.value {
                    Singleton::None => {
                        let ins = Ins::new(Op::JumpIfNone, subject, 0, 0);
                        return self.asm.push_jump(ins, fail);
                    }
                    Singleton::True => true,
                    Singleton::False => false,
                };
                let value = self.asm.temp();
                self.load_const(value, Const::Bool(truth));
                let ins = Ins::new(Op::JumpIs, 0, subject, value);
                self.asm.push_jump(ins, fail);
                self.asm.free_to(value);
            }
            Pattern::MatchSequence(p) => self.sequence(&p.patterns, range, subject, fail, captures),
            Pattern::MatchMapping(p) => self.mapping(p, subject, fail, captures),
            Pattern::MatchClass(p) => self.class_pattern(p, subject, fail, captures),
            Pattern::MatchStar(p) => self.capture(&p.name, subject, captures),
            Pattern::MatchAs(p) => {
                if let Some(inner) = &p.pattern {
                    self.pattern(inner, subject, fail, captures);
                }
                self.capture(&p.name, subject, captures);
            }
            Pattern::MatchOr(p) => self.alternatives(&p.patterns, subject, fail, captures),
        }
    }

    /// Jumps to `fail` unless the subject is a sequence (0) or a mapping (1).
    pub(super) fn require_kind(&mut self, kind: u8, subject: Reg, fail: Label) {
        let test = self.asm.temp();
        self.asm.opx(Op::MatchKind, kind, test, subject, 0);
        self.asm.jump_if(test, false, fail);
        self.asm.free_to(test);
    }

    /// Jumps to `fail` unless the comparison of the length with `n` holds.
    fn require_length(&mut self, op: Op, n: usize, subject: Reg, fail: Label) {
        let length = self.asm.temp();
        self.asm.op(Op::GetLen, length, subject, 0);
        let n = n.min(i16::MAX as usize) as u16;
        self.asm.push_jump(Ins::new(op, 0, length, n), fail);
        self.asm.free_to(length);
    }

    fn sequence(
        &mut self,
        patterns: &'a [Pattern],
        range: TextRange,
        subject: Reg,
        fail: Label,
        captures: &mut Captures,
    ) {
        let star = patterns
            .iter()
            .position(|p| matches!(p, Pattern::MatchStar(_)));
        self.asm.at(range);
        self.require_kind(0, subject, fail);
        let count = patterns.len();
        match star {
            None => self.require_length(Op::JumpEqImm, count, subject, fail),
            Some(_) if count > 1 => {
                self.require_length(Op::JumpGeImm, count - 1, subject, fail);
            }
            Some(_) => {}
        }
        if patterns.iter().all(is_wildcard) {
            return;
        }
        if let Some(before) = star
            && is_wildcard(&patterns[before])
        {
            return self.ends(patterns, before, subject, fail, captures);
        }
        let first = self.asm.temps(count as u32);
        match star {
            None => self.asm.op(Op::Unpack, first, subject, count as u16),
            Some(before) => {
                let split = before + 256 * (count - 1 - before);
                self.asm.op(Op::UnpackEx, first, subject, split as u16);
            }
        }
        for (item, pattern) in (first..).zip(patterns) {
            if !is_wildcard(pattern) {
                self.pattern(pattern, item, fail, captures);
            }
        }
    }

    /// `[a, *_, b]`: only the items that are asked for are taken, by index, as CPython does.
    fn ends(
        &mut self,
        patterns: &'a [Pattern],
        star: usize,
        subject: Reg,
        fail: Label,
        captures: &mut Captures,
    ) {
        for (i, pattern) in patterns.iter().enumerate() {
            if is_wildcard(pattern) {
                continue;
            }
            let item = self.asm.temp();
            if i < star && i <= i16::MAX as usize {
                self.asm.op(Op::GetItemImm, item, subject, i as u16);
            } else {
                let from_end = (patterns.len() - i) as u16;
                self.asm.op(Op::GetLen, item, subject, 0);
                self.asm.op(Op::SubImm, item, item, from_end);
                self.asm.op(Op::GetItem, item, subject, item);
            }
            self.pattern(pattern, item, fail, captures);
        }
    }

    fn mapping(
        &mut self,
        p: &'a PatternMatchMapping,
        subject: Reg,
        fail: Label,
        captures: &mut Captures,
    ) {
        self.asm.at(p.range);
        self.require_kind(1, subject, fail);
        let count = p.keys.len();
        if count > 0 {
            self.require_length(Op::JumpGeImm, count, subject, fail);
        }
        let keys = self.push_all(&p.keys);
        if count > 0 {
            let values = self.asm.temps(count as u32);
            let tuple = self.asm.temp();
            self.asm.at(p.range);
            self.asm.op(Op::BuildTuple, tuple, keys, count as u16);
            self.asm.op(Op::MatchKeys, tuple, subject, tuple);
            let none = Ins::new(Op::JumpIfNone, tuple, 0, 0).with_x(1);
            self.asm.push_jump(none, fail);
            self.asm.op(Op::Unpack, values, tuple, count as u16);
            self.asm.free_to(tuple);
            for (value, pattern) in (values..).zip(&p.patterns) {
                self.pattern(pattern, value, fail, captures);
            }
        }
        if let Some(rest) = &p.rest {
            let dict = self.asm.temp();
            self.asm.at(p.range);
            self.asm.op(Op::BuildDict, dict, dict, 0);
            self.asm.op(Op::DictUpdate, dict, subject, 0);
            for key in (keys..).take(count) {
                self.asm.op(Op::DelItem, dict, key, 0);
            }
            let sym = self.sym(&rest.id);
            captures.push((sym, dict, rest.range()));
        }
    }

    fn class_pattern(
        &mut self,
        p: &'a PatternMatchClass,
        subject: Reg,
        fail: Label,
        captures: &mut Captures,
    ) {
        let positional = &p.arguments.patterns;
        let keywords = &p.arguments.keywords;
        let total = positional.len() + keywords.len();
        let first = self.asm.temps(total.max(1) as u32);
        let parts = self.asm.temp();
        self.copy(parts, subject);
        self.pushed(&p.cls);
        let names = self.asm.temp();
        let attributes = keywords
            .iter()
            .map(|k| Const::Str(k.attr.id.as_bytes().into()))
            .collect();
        self.asm.at(p.range);
        self.load_const(names, Const::Tuple(attributes));
        let count = positional.len() as u16;
        self.asm.op(Op::MatchClass, first, parts, count);
        self.asm.free_to(parts);
        let none = Ins::new(Op::JumpIfNone, first, 0, 0).with_x(1);
        self.asm.push_jump(none, fail);
        if total == 0 {
            return;
        }
        self.asm.op(Op::Unpack, first, first, total as u16);
        let inner = positional.iter().chain(keywords.iter().map(|k| &k.pattern));
        for (value, pattern) in (first..).zip(inner) {
            if !is_wildcard(pattern) {
                self.pattern(pattern, value, fail, captures);
            }
        }
    }

    /// `a | b`: whichever matches leaves the values of the names in the same registers.
    fn alternatives(
        &mut self,
        patterns: &'a [Pattern],
        subject: Reg,
        fail: Label,
        captures: &mut Captures,
    ) {
        let matched = self.asm.label();
        // Alternatives bind the same names, in any order; count them on the first.
        let names = count_names(&patterns[0]);
        let kept = self.asm.temps(names as u32);
        let mut first: Option<Captures> = None;
        for (i, pattern) in patterns.iter().enumerate() {
            let mark = self.asm.top();
            let next = if i + 1 == patterns.len() {
                fail
            } else {
                self.asm.label()
            };
            let mut own = Captures::new();
            self.pattern(pattern, subject, next, &mut own);
            let order = first.get_or_insert_with(|| own.clone());
            let places: Vec<(Reg, Reg)> = own
                .iter()
                .filter_map(|(name, value, _)| {
                    let place = order.iter().position(|(n, ..)| n == name)?;
                    Some((kept + place as Reg, *value))
                })
                .collect();
            for (place, value) in places {
                self.copy(place, value);
            }
            self.asm.jump(matched);
            if next != fail {
                self.asm.place(next);
            }
            self.asm.free_to(mark);
        }
        self.asm.place(matched);
        for (i, (name, _, range)) in first.unwrap_or_default().into_iter().enumerate() {
            captures.push((name, kept + i as Reg, range));
        }
    }
}

/// Does a pattern match everything and bind nothing?
fn is_wildcard(pattern: &Pattern) -> bool {
    match pattern {
        Pattern::MatchStar(p) => p.name.is_none(),
        Pattern::MatchAs(p) => p.pattern.is_none() && p.name.is_none(),
        _ => false,
    }
}

/// How many names a pattern binds.
fn count_names(pattern: &Pattern) -> usize {
    let named = |name: &Option<Identifier>| name.is_some() as usize;
    let sum = |patterns: &[Pattern]| patterns.iter().map(count_names).sum::<usize>();
    match pattern {
        Pattern::MatchValue(_) | Pattern::MatchSingleton(_) => 0,
        Pattern::MatchSequence(p) => sum(&p.patterns),
        Pattern::MatchMapping(p) => sum(&p.patterns) + named(&p.rest),
        Pattern::MatchClass(p) => {
            let keywords = p.arguments.keywords.iter();
            sum(&p.arguments.patterns) + keywords.map(|k| count_names(&k.pattern)).sum::<usize>()
        }
        Pattern::MatchStar(p) => named(&p.name),
        Pattern::MatchAs(p) => p.pattern.as_deref().map_or(0, count_names) + named(&p.name),
        Pattern::MatchOr(p) => p.patterns.first().map_or(0, count_names),
    }
}
