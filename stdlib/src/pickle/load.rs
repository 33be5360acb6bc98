//! Reading a pickle: a machine with a stack, and marks on it.

use super::input::Input;
use super::needs::Needs;
use super::pickler::own_method;
use super::unpickler::{Unpickler, class_named};
use super::{HIGHEST_PROTOCOL, call, needs, op, unpickling_error};
use rekindle_objects::heap::RootVec;
use rekindle_objects::{ClassId, R, Runtime, Value};

/// A pickle being read.
pub(super) struct Loader<'a> {
    /// The cell of the state.
    cell: Value,
    pub(super) state: &'a Unpickler,
    pub(super) input: Input<'a>,
    pub(super) stack: RootVec,
    /// Where on the stack the marks are.
    marks: Vec<usize>,
    /// What lies below belongs to the last mark, and is out of reach.
    fence: usize,
    pub(super) needs: Needs,
    /// Methods of a subclass, or NULL.
    find_class: Value,
    persistent_load: Value,
}

impl<'a> Loader<'a> {
    pub(super) fn new(
        rt: &mut Runtime,
        own: Value,
        state: &'a Unpickler,
        input: Input<'a>,
    ) -> R<Loader<'a>> {
        let mut loader = Loader {
            cell: rt.state_cell(own),
            state,
            input,
            stack: rt.root_vec(),
            marks: Vec::new(),
            fence: 0,
            needs: needs(rt)?,
            find_class: Value::NULL,
            persistent_load: Value::NULL,
        };
        if rt.class_of(own) != loader.needs.unpickler {
            loader.find_class = own_method(rt, own, "find_class")?;
            loader.persistent_load = own_method(rt, own, "persistent_load")?;
        }
        Ok(loader)
    }

    /// The object that the pickle says.
    pub(super) fn run(&mut self, rt: &mut Runtime) -> R<Value> {
        self.state.protocol.set(0);
        loop {
            let Some(op) = self.input.opcode(rt)? else {
                return rt.raise_new(ClassId::EOF_ERROR, "Ran out of input");
            };
            if op == op::STOP {
                break;
            }
            self.step(rt, op)?;
        }
        self.input.skip_consumed(rt)?;
        self.pop(rt)
    }

    fn step(&mut self, rt: &mut Runtime, op: u8) -> R<()> {
        let v = match op {
            op::NONE => Value::NONE,
            op::NEWTRUE => Value::TRUE,
            op::NEWFALSE => Value::FALSE,
            op::BININT1 => Value::small_int(self.input.number(rt, 1)? as i64),
            op::BININT2 => Value::small_int(self.input.number(rt, 2)? as i64),
            op::BININT => Value::small_int(self.input.number(rt, 4)? as u32 as i32 as i64),
            op::SHORT_BINUNICODE => self.text(rt, 1, "BINUNICODE")?,
            op::BINUNICODE => self.text(rt, 4, "BINUNICODE")?,
            op::BINUNICODE8 => self.text(rt, 8, "BINUNICODE")?,
            op::SHORT_BINBYTES => self.bytes(rt, 1, "BINBYTES")?,
            op::BINBYTES => self.bytes(rt, 4, "BINBYTES")?,
            op::BINBYTES8 => self.bytes(rt, 8, "BINBYTES")?,
            op::BYTEARRAY8 => self.bytearray(rt)?,
            op::BINFLOAT => {
                let bits = self.input.number(rt, 8)?;
                rt.new_float(f64::from_bits(bits.swap_bytes()))
            }
            op::EMPTY_LIST => rt.new_empty_list(),
            op::EMPTY_DICT => rt.new_dict(),
            op::EMPTY_TUPLE => rt.new_tuple(&[]),
            op::EMPTY_SET => rt.new_set_shaped(rekindle_objects::ShapeId::SET),
            op::BINGET => self.known(rt, 1)?,
            op::LONG_BINGET => self.known(rt, 4)?,
            op::DUP => self.top(rt)?,
            op::INT => self.int_line(rt)?,
            op::LONG => self.long_line(rt)?,
            op::LONG1 => self.long(rt, 1)?,
            op::LONG4 => self.long(rt, 4)?,
            op::FLOAT => self.float_line(rt)?,
            op::UNICODE => self.text_line(rt)?,
            op::STRING => self.string_line(rt)?,
            op::BINSTRING => self.string(rt, 4, "BINSTRING")?,
            op::SHORT_BINSTRING => self.string(rt, 1, "BINSTRING")?,
            op::GET => self.known_line(rt)?,
            op::NEXT_BUFFER => self.next_buffer(rt)?,
            op::PERSID => self.persistent_line(rt)?,
            _ => return self.step_on_stack(rt, op),
        };
        self.stack.push(v);
        Ok(())
    }

    /// The opcodes that change the stack otherwise than by one more object.
    fn step_on_stack(&mut self, rt: &mut Runtime, op: u8) -> R<()> {
        match op {
            op::MEMOIZE => {
                let v = self.top(rt)?;
                self.state.memo.borrow_mut().push(v);
                rt.heap.barrier(self.cell, v);
            }
            op::BINPUT => self.remember(rt, 1)?,
            op::LONG_BINPUT => self.remember(rt, 4)?,
            op::PUT => self.remember_line(rt)?,
            op::MARK => {
                self.fence = self.stack.len();
                self.marks.push(self.fence);
            }
            op::POP => self.drop_top(rt)?,
            op::POP_MARK => {
                let start = self.mark(rt)?;
                self.stack.truncate(start);
            }
            op::TUPLE1 => self.tuple(rt, 1)?,
            op::TUPLE2 => self.tuple(rt, 2)?,
            op::TUPLE3 => self.tuple(rt, 3)?,
            op::TUPLE => {
                let start = self.mark(rt)?;
                self.tuple(rt, self.stack.len() - start)?;
            }
            op::FRAME => self.input.frame(rt)?,
            op::PROTO => self.protocol(rt)?,
            op::BINPERSID => self.persistent(rt)?,
            op::READONLY_BUFFER => self.read_only(rt)?,
            op::LIST => self.list(rt)?,
            op::DICT => self.dict(rt)?,
            op::FROZENSET => self.frozenset(rt)?,
            op::APPEND => {
                let start = self.below_top(rt)?;
                self.append(rt, start)?;
            }
            op::APPENDS => {
                let start = self.mark(rt)?;
                self.append(rt, start)?;
            }
            op::SETITEM => self.set_item(rt)?,
            op::SETITEMS => {
                let start = self.mark(rt)?;
                self.set_items(rt, start)?;
            }
            op::ADDITEMS => self.add_items(rt)?,
            op::GLOBAL => self.global(rt)?,
            op::STACK_GLOBAL => self.stack_global(rt)?,
            op::EXT1 => self.extension(rt, 1)?,
            op::EXT2 => self.extension(rt, 2)?,
            op::EXT4 => self.extension(rt, 4)?,
            op::REDUCE => self.reduce(rt)?,
            op::NEWOBJ => self.new_object(rt, false)?,
            op::NEWOBJ_EX => self.new_object(rt, true)?,
            op::INST => self.instance_line(rt)?,
            op::OBJ => self.instance(rt)?,
            op::BUILD => self.build(rt)?,
            _ => return unknown(rt, op),
        }
        Ok(())
    }

    /// Raises the error of a stack with too little on it.
    #[cold]
    pub(super) fn underflow<T>(&self, rt: &mut Runtime) -> R<T> {
        let marked = !self.marks.is_empty();
        unpickling_error(
            rt,
            match marked {
                true => "unexpected MARK found",
                false => "unpickling stack underflow",
            },
        )
    }

    /// Checks that so many objects are there.
    #[inline]
    pub(super) fn expect(&self, rt: &mut Runtime, n: usize) -> R<()> {
        if self.stack.len() < self.fence + n {
            return self.underflow(rt);
        }
        Ok(())
    }

    /// Takes the topmost object.
    #[inline]
    pub(super) fn pop(&mut self, rt: &mut Runtime) -> R<Value> {
        self.expect(rt, 1)?;
        Ok(self.stack.pop().unwrap_or(Value::NONE))
    }

    /// The topmost object.
    #[inline]
    pub(super) fn top(&self, rt: &mut Runtime) -> R<Value> {
        self.expect(rt, 1)?;
        Ok(self.stack[self.stack.len() - 1])
    }

    /// The place of the topmost object.
    fn below_top(&self, rt: &mut Runtime) -> R<usize> {
        self.expect(rt, 1)?;
        Ok(self.stack.len() - 1)
    }

    /// Takes the last mark: the place of the first object behind it.
    pub(super) fn mark(&mut self, rt: &mut Runtime) -> R<usize> {
        let Some(start) = self.marks.pop() else {
            return unpickling_error(rt, "could not find MARK");
        };
        self.fence = self.marks.last().copied().unwrap_or(0);
        Ok(start)
    }

    /// Is there an object before place `start`, where items of it begin?
    pub(super) fn owner(&self, rt: &mut Runtime, start: usize) -> R<Value> {
        if start > self.stack.len() || start <= self.fence {
            return self.underflow(rt);
        }
        Ok(self.stack[start - 1])
    }

    fn drop_top(&mut self, rt: &mut Runtime) -> R<()> {
        if self.marks.last() == Some(&self.stack.len()) {
            return self.mark(rt).map(|_| ());
        }
        self.pop(rt).map(|_| ())
    }

    fn tuple(&mut self, rt: &mut Runtime, n: usize) -> R<()> {
        self.expect(rt, n)?;
        let start = self.stack.len() - n;
        let tuple = rt.new_tuple(&self.stack[start..]);
        self.stack.truncate(start);
        self.stack.push(tuple);
        Ok(())
    }

    fn protocol(&mut self, rt: &mut Runtime) -> R<()> {
        let protocol = self.input.number(rt, 1)?;
        if protocol > HIGHEST_PROTOCOL as u64 {
            return rt.value_error(format!("unsupported pickle protocol: {protocol}"));
        }
        self.state.protocol.set(protocol as u8);
        Ok(())
    }

    /// The object that was given a number.
    #[inline]
    fn known(&mut self, rt: &mut Runtime, width: usize) -> R<Value> {
        let number = self.input.number(rt, width)?;
        self.numbered(rt, number as i64)
    }

    /// The object of a number.
    #[inline]
    pub(super) fn numbered(&self, rt: &mut Runtime, number: i64) -> R<Value> {
        let found = match u64::try_from(number) {
            Ok(number) => self.state.memo.borrow().get(number),
            Err(_) => None,
        };
        match found {
            Some(v) => Ok(v),
            None => unpickling_error(rt, format!("Memo value not found at index {number}")),
        }
    }

    fn remember(&mut self, rt: &mut Runtime, width: usize) -> R<()> {
        let number = self.input.number(rt, width)?;
        self.number_top(rt, number)
    }

    /// Gives the topmost object a number.
    pub(super) fn number_top(&mut self, rt: &mut Runtime, number: u64) -> R<()> {
        let v = self.top(rt)?;
        self.state.memo.borrow_mut().set(number, v);
        rt.heap.barrier(self.cell, v);
        Ok(())
    }

    /// Finds a class or function by its name in a module.
    pub(super) fn find(&mut self, rt: &mut Runtime, module: Value, name: Value) -> R<Value> {
        match self.find_class.is_null() {
            true => class_named(rt, self.state, module, name),
            false => call(rt, self.find_class, &[module, name]),
        }
    }

    /// Asks a subclass for what is kept elsewhere.
    pub(super) fn find_persistent(&mut self, rt: &mut Runtime, id: Value) -> R<Value> {
        if self.persistent_load.is_null() {
            return unpickling_error(
                rt,
                "A load persistent id instruction was encountered, but no persistent_load function was specified.",
            );
        }
        call(rt, self.persistent_load, &[id])
    }

    fn persistent(&mut self, rt: &mut Runtime) -> R<()> {
        let id = self.pop(rt)?;
        let v = self.find_persistent(rt, id)?;
        self.stack.push(v);
        Ok(())
    }
}

/// Raises the error of a byte that is no opcode.
#[cold]
fn unknown(rt: &mut Runtime, op: u8) -> R<()> {
    let shown = match op {
        b'\'' | b'\\' => format!("\\x{op:02x}"),
        0x20..0x7f => (op as char).to_string(),
        _ => format!("\\x{op:02x}"),
    };
    unpickling_error(rt, format!("invalid load key, '{shown}'."))
}
