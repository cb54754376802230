-- Institutions have an address for each role: the filler's and the approver's. The log of messages is
-- read by unit.

create table role_address (
  unit_code varchar(32) not null,
  role varchar(32) not null,
  ciphertext text not null,
  changed_at timestamp with time zone not null,
  primary key (unit_code, role)
);

insert into role_address (unit_code, role, ciphertext, changed_at)
  select unit_code, 'CAMPUS_FILLER', ciphertext, changed_at from unit_address;

drop table unit_address;
alter table role_address rename to unit_address;

create index outbox_message_of_unit on outbox_message (wave_id, unit_code);
