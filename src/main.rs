//! The `sayso` program: parses arguments, runs the command, returns the exit code.

fn main() {}
