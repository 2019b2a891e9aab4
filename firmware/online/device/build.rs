//! Gives the linker the memory map of the board.

use std::env;

fn main() {
    println!("cargo:rerun-if-changed=build.rs");
    println!("cargo:rustc-check-cfg=cfg(board, values(\"lm3s6965\", \"mps2\", \"virt\"))");
    let target = env::var("TARGET").expect("cargo sets TARGET");
    // Of the last two, the image may use what a part of the middle class has.
    let (board, flash, ram) = match target.as_str() {
        "thumbv7m-none-eabi" => ("lm3s6965", 256, 64),
        "thumbv7em-none-eabihf" => ("mps2", 512, 128),
        "riscv32imc-unknown-none-elf" => ("virt", 512, 128),
        _ => panic!("no board for {target}: see firmware/online/run"),
    };
    println!("cargo:rustc-cfg=board=\"{board}\"");
    memory::write(flash, ram);
    // Where `cortex-m-rt` looks for the names of interrupts; the boards' files have a table of their own.
    memory::script("device.x", "");
    println!("cargo:rustc-link-arg-bins=-Tlink.x");
    println!("cargo:rustc-link-arg-bins=-Tdefmt.x");
}
