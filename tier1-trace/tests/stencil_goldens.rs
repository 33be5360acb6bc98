//! A handful of stencils as assembly: what a reader should expect tier 1's code to look like.
//! `UPDATE_EXPECT=1` rewrites them; a change here wants a reason.

use expect_test::{Expect, expect};
use rekindle_abi::stencil::Place::{self, Imm, Reg, Slot};
use rekindle_machine::{Target, disassemble};
use rekindle_tier1::stencils::{AARCH64, Table, X86_64};
use rekindle_trace_ir::{Form, Uop};
use std::fmt::Write;

fn listing(table: &Table, target: Target, form: Form, operands: &[Place]) -> String {
    let signature = form.signature().expect("the form has stencils");
    let (operands, result) = match signature.result {
        Some(_) => {
            let (result, operands) = operands.split_last().expect("the result comes last");
            (operands, Some(*result))
        }
        None => (operands, None),
    };
    let stencil = table
        .find(form, operands, result)
        .expect("places it allows");
    let mut text = String::new();
    for line in disassemble(stencil.code, 0, target) {
        write!(text, "{} {}", line.address, line.text).expect("strings can be written");
        let span = line.address as usize..line.address as usize + line.len_bytes;
        let holes = stencil.holes.iter();
        for hole in holes.filter(|h| span.contains(&(h.offset as usize))) {
            write!(text, "  ; {:?} {:?}", hole.value, hole.kind).expect("strings can be written");
        }
        text.push('\n');
    }
    text
}

fn check(form: Form, places: &[Place], x86_64: Expect, aarch64: Expect) {
    x86_64.assert_eq(&listing(&X86_64, Target::X86_64, form, places));
    aarch64.assert_eq(&listing(&AARCH64, Target::Aarch64, form, places));
}

#[test]
fn arithmetic_with_an_exit() {
    let form = Form::Op(Uop::IntAddOvf);
    check(
        form,
        &[Reg(0), Imm, Reg(0)],
        expect![[r#"
            0 mov rax, r14
            3 add rax, 0  ; ImmB Abs32
            9 jo 0xf  ; Exit Rel32
            15 mov r14, rax
        "#]],
        expect![[r#"
            0 mov x8, #0  ; ImmB A64MovSigned
            4 adds x8, x22, x8
            8 b.vs #8  ; Exit A64Branch19
            12 mov x22, x8
        "#]],
    );
    check(
        form,
        &[Slot, Reg(3), Slot],
        expect![[r#"
            0 mov rax, [r13]  ; SlotA Abs32
            7 add rax, rsi
            10 jo 0x10  ; Exit Rel32
            16 mov [r13], rax  ; SlotD Abs32
        "#]],
        expect![[r#"
            0 ldr x8, [x21]  ; SlotA A64Lo12x8
            4 adds x8, x25, x8
            8 b.vs #8  ; Exit A64Branch19
            12 str x8, [x21]  ; SlotD A64Lo12x8
        "#]],
    );
}

#[test]
fn floats_stay_in_registers() {
    let form = Form::Op(Uop::FloatMul);
    check(
        form,
        &[Reg(0), Slot, Reg(5)],
        expect![[r#"
          0 movsd xmm5, [r13]  ; SlotB Abs32
          9 mulsd xmm5, xmm0
    "#]],
        expect![[r#"
          0 ldr d5, [x21]  ; SlotB A64Lo12x8
          4 fmul d5, d5, d0
    "#]],
    );
}

#[test]
fn a_test_is_fused_with_its_guard() {
    let form = Form::Guard(Uop::IntLt, true);
    check(
        form,
        &[Reg(1), Slot],
        expect![[r#"
          0 cmp [r13], r15  ; SlotB Abs32
          7 jle 0xd  ; Exit Rel32
    "#]],
        expect![[r#"
          0 ldr x8, [x21]  ; SlotB A64Lo12x8
          4 cmp x8, x23
          8 b.le #8  ; Exit A64Branch19
    "#]],
    );
    let form = Form::Guard(Uop::FloatEq, false);
    check(
        form,
        &[Reg(1), Reg(2)],
        expect![[r#"
            0 ucomisd xmm1, xmm2
            4 jne 0xa  ; Next Rel32
            10 jnp 0x10  ; Exit Rel32
        "#]],
        expect![[r#"
          0 fcmp d1, d2
          4 b.eq #4  ; Exit A64Branch19
    "#]],
    );
    let form = Form::Branch(Uop::HasShape, true);
    check(
        form,
        &[Reg(0)],
        expect![[r#"
            0 test r14b, 7
            4 setne al
            7 test r14, r14
            10 sete bl
            13 or bl, al
            15 jne 0x15  ; Next Rel32
            21 mov eax, [r14]
            24 cmp rax, 0  ; Imm Abs32
            30 je 0x24  ; Target Rel32
        "#]],
        expect![[r#"
            0 tst x22, #7
            4 b.ne #0x1c
            8 cbz x22, #0x1c
            12 ldr w8, [x22]
            16 mov x9, #0  ; Imm A64MovSigned
            20 cmp x9, x8
            24 b.eq #0x18  ; Target A64Branch19
        "#]],
    );
}

#[test]
fn memory_is_addressed_by_holes() {
    let form = Form::Op(Uop::LoadIndex);
    check(
        form,
        &[Reg(0), Reg(1), Reg(2)],
        expect![[r#"
              0 mov rdi, [r14+r15*8]  ; Imm Abs32
        "#]],
        expect![[r#"
              0 add x8, x22, x23, lsl #3
              4 ldr x24, [x8]  ; Imm A64Lo12x8
        "#]],
    );
}

#[test]
fn a_call_goes_through_the_context() {
    check(
        Form::Call(2),
        &[Imm, Reg(0), Reg(2)],
        expect![[r#"
            0 push rax
            1 mov rsi, 0  ; ImmA Abs32
            8 mov rdi, r12
            11 mov rdx, r14
            14 call qword ptr [r12]  ; Imm Abs32
            22 mov rdi, rax
            25 pop rax
        "#]],
        expect![[r#"
            0 str x30, [sp, #-0x10]!
            4 ldr x8, [x20]  ; Imm A64Lo12x8
            8 mov x0, x20
            12 mov x2, x22
            16 mov x1, #0  ; ImmA A64MovSigned
            20 blr x8
            24 mov x24, x0
            28 ldr x30, [sp], #0x10
        "#]],
    );
}

#[test]
fn a_unit_is_left_through_its_stub() {
    check(
        Form::Op(Uop::Poll),
        &[],
        expect![[r#"
          0 cmp qword ptr [r12], 0
          5 jne 0xb  ; Exit Rel32
    "#]],
        expect![[r#"
          0 ldr x8, [x20]
          4 cbnz x8, #4  ; Exit A64Branch19
    "#]],
    );
    check(
        Form::ExitStub,
        &[],
        expect![[r#"
            0 mov eax, 0  ; Imm Abs32
            5 mov [r12+0x18], rax
            10 jmp 0xf  ; Target Rel32
        "#]],
        expect![[r#"
            0 mov x8, #0  ; Imm A64MovG0
            4 movk x8, #0, lsl #16  ; Imm A64MovG1
            8 str x8, [x20, #0x18]
            12 b #0xc  ; Target A64Branch26
        "#]],
    );
    check(
        Form::Return,
        &[Reg(0)],
        expect![[r#"
            0 mov [r12+0xa0], r14
            8 mov eax, 1
            13 ret
        "#]],
        expect![[r#"
          0 mov w0, #1
          4 str x22, [x20, #0xa0]
          8 ret
    "#]],
    );
}
