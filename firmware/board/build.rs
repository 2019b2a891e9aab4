//! Gives the linker the memory map of the emulated machine.

use std::env;

fn main() {
    println!("cargo:rerun-if-changed=build.rs");
    println!("cargo:rustc-check-cfg=cfg(microbit)");
    let target = env::var("TARGET").expect("cargo sets TARGET");
    match target.as_str() {
        // Its clock is slower than that of the other machines.
        "thumbv6m-none-eabi" => println!("cargo:rustc-cfg=microbit"),
        "thumbv7m-none-eabi" | "thumbv7em-none-eabihf" | "riscv32imc-unknown-none-elf" => {}
        _ => panic!("no machine for {target}: see firmware/machines.sh"),
    }
    // What all the machines have, `-M microbit` with its memories raised.
    memory::write(1024, 256);
}
