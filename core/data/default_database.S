// The embedded database, byte for byte; ONOMA_DEFAULT_DATABASE is its path.
    .section .rodata
    .balign 64
    .global onoma_default_database
    .global onoma_default_database_end
    .type onoma_default_database, @object
onoma_default_database:
    .incbin ONOMA_DEFAULT_DATABASE
onoma_default_database_end:
    .byte 0
    .size onoma_default_database, onoma_default_database_end - onoma_default_database
    .section .note.GNU-stack, "", @progbits
