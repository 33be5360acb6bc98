//! Calls that take from a generator: the interpreter runs them in frames (see
//! `tier0-interp::hosted`), so they are inlined.

use super::op_arith::Num;
use super::op_call::Site;
use super::{Abort, MAX_INLINE_DEPTH, Recorder};
use rekindle_abi::heap::{Generator, GeneratorState};
use rekindle_bytecode::Op;
use rekindle_objects::{ClassId, Runtime, ShapeId, Value};
use rekindle_tier0::{Interp, hosted};
use rekindle_trace_ir::{InlinedKind, Ref, Ty, Uop};

impl Recorder {
    /// A call of a native that gets a frame. False: it gets none.
    pub(super) fn take(
        &mut self,
        rt: &mut Runtime,
        interp: &mut Interp,
        site: Site,
        path: &'static str,
    ) -> Result<bool, Abort> {
        if site.names.is_some() || !(1..=2).contains(&site.n) {
            return Ok(false);
        }
        let live = self.live(interp, site.first);
        let is_generator = live.is_ptr() && rt.shape_of(live) == ShapeId::GENERATOR;
        match (path, self.resumer().op) {
            ("next", Op::Call) if is_generator => {
                // SAFETY: checked by its shape.
                let state = unsafe { (*live.as_ptr::<Generator>()).state() };
                if state == GeneratorState::Finished && site.n == 1 {
                    return Err(Abort::Exception);
                }
                self.guard_native(interp, site, path)?;
                let source = self.reg(site.first)?;
                let none = self.word(Value::NONE);
                if !self.resume(rt, source, live, none)? {
                    let default = self.reg(site.first + 1)?;
                    self.set_reg(site.dst, default);
                }
                Ok(true)
            }
            ("generator.send", Op::CallMethod) if is_generator && site.n == 2 => {
                // SAFETY: checked by its shape.
                let state = unsafe { (*live.as_ptr::<Generator>()).state() };
                if state != GeneratorState::Suspended {
                    return Err(Abort::Unsupported);
                }
                self.guard_native(interp, site, path)?;
                let (source, sent) = (self.reg(site.first)?, self.reg(site.first + 1)?);
                self.resume(rt, source, live, sent)
            }
            _ => {
                if !self.hosts(rt, interp, site, path) {
                    return Ok(false);
                }
                self.guard_native(interp, site, path)?;
                self.enter_hosted(rt, interp, site, path)?;
                Ok(true)
            }
        }
    }

    /// `list(g)`, `tuple(g)`, `set(g)` of a generator. False: it is something else.
    pub(super) fn collect(
        &mut self,
        rt: &mut Runtime,
        interp: &mut Interp,
        site: Site,
        class: ClassId,
    ) -> Result<bool, Abort> {
        let collects = matches!(class, ClassId::LIST | ClassId::TUPLE | ClassId::SET);
        if !collects || site.names.is_some() {
            return Ok(false);
        }
        let name = rt.class(class).name.clone();
        if !self.hosts(rt, interp, site, &name) {
            return Ok(false);
        }
        let callee = self.boxed_reg(site.callee)?;
        self.guard_class_object(rt, callee, class);
        self.enter_hosted(rt, interp, site, &name)?;
        Ok(true)
    }

    fn live_arguments(&self, interp: &mut Interp, site: Site) -> Vec<Value> {
        (site.first..site.first + site.n)
            .map(|r| self.live(interp, r))
            .collect()
    }

    fn hosts(&self, rt: &mut Runtime, interp: &mut Interp, site: Site, path: &str) -> bool {
        let args = self.live_arguments(interp, site);
        interp.hosted(rt, path, &args).is_some()
    }

    /// Goes on in the function that stands for a call, whose callee was guarded.
    fn enter_hosted(
        &mut self,
        rt: &mut Runtime,
        interp: &mut Interp,
        site: Site,
        path: &str,
    ) -> Result<(), Abort> {
        if self.frames.len() >= MAX_INLINE_DEPTH {
            return Err(Abort::Unsupported);
        }
        let live = self.live_arguments(interp, site);
        let (function, code) = interp.hosted(rt, path, &live).ok_or(Abort::Lost)?;
        let generator = self.reg(site.first + function.items as u16)?;
        let taken_from = hosted::generator_code(rt, live[function.items]);
        self.guard_generator(rt, generator, taken_from);
        if function.items > 0 {
            // The receiver: a string or list.
            let receiver = self.reg(site.first)?;
            self.guard_shape(receiver, rt.shape_of(live[0]));
        } else if site.n == 2 && matches!(self.number(rt, interp, site.first + 1)?, Num::Other) {
            return Err(Abort::Lost);
        }
        let mut args = (site.first..site.first + site.n)
            .map(|r| self.reg(r))
            .collect::<Result<Vec<Ref>, Abort>>()?;
        if args.len() < function.params {
            args.push(self.int(0));
        }
        let number = self.code_number(rt, code);
        let null = self.null();
        self.push_inlined(code, number, null, Ref::NONE, InlinedKind::Call, &args);
        Ok(())
    }

    /// The natives that those functions ask. None: it is none of them.
    pub(super) fn hosted_op(
        &mut self,
        rt: &mut Runtime,
        interp: &mut Interp,
        site: Site,
        path: &'static str,
    ) -> Result<Option<Ref>, Abort> {
        let mut asked = site.first;
        let answer = match path {
            "hosted.is_float" => matches!(self.number(rt, interp, site.first)?, Num::Float(_)),
            "hosted.are_ints" => {
                let a = matches!(self.number(rt, interp, site.first)?, Num::Int(_));
                if a {
                    asked += 1;
                }
                a && self.is_int_or_bool(rt, interp, asked)?
            }
            "hosted.outweighs" => {
                let (a, b) = (
                    self.number(rt, interp, site.first)?,
                    self.number(rt, interp, site.first + 1)?,
                );
                let (Num::Float(a), Num::Float(b)) = (a, b) else {
                    return Err(Abort::Lost);
                };
                self.guard_native(interp, site, path)?;
                let a = self.emit(Uop::FloatAbs, &[a], 0);
                let b = self.emit(Uop::FloatAbs, &[b], 0);
                return Ok(Some(self.emit(Uop::FloatLe, &[b, a], 0)));
            }
            _ => return Ok(None),
        };
        if !answer {
            // Of a value of no known type all that is known is what it is not.
            self.guard_no_number(asked, path == "hosted.is_float")?;
        }
        self.guard_native(interp, site, path)?;
        let (zero, one) = (self.int(0), self.int(answer as i64));
        Ok(Some(self.emit(Uop::IntNe, &[zero, one], 0)))
    }

    fn is_int_or_bool(&mut self, rt: &Runtime, interp: &mut Interp, r: u16) -> Result<bool, Abort> {
        let (v, live) = (self.reg(r)?, self.live(interp, r));
        if self.ty(v) == Ty::Value && live.is_bool() {
            let test = self.emit(Uop::IsBool, &[v], 0);
            self.guard(test, true);
            let raw = self.emit(Uop::BoolDecode, &[v], 0);
            self.replace(v, raw);
            return Ok(true);
        }
        let is_bool = self.ty(v) == Ty::Bool;
        Ok(is_bool || matches!(self.number(rt, interp, r)?, Num::Int(_)))
    }

    /// Leaves if a value is a float, or if it is an int or bool.
    fn guard_no_number(&mut self, r: u16, float: bool) -> Result<(), Abort> {
        let v = self.reg(r)?;
        if self.ty(v) != Ty::Value {
            return Ok(());
        }
        let tests: &[Uop] = if float {
            &[Uop::IsFloat]
        } else {
            &[Uop::IsInt, Uop::IsBool]
        };
        for op in tests {
            let test = self.emit(*op, &[v], 0);
            self.guard(test, false);
        }
        Ok(())
    }
}
