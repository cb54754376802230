-- Units that a submitted form of a province or its roster speaks of and the register does not have:
-- alliances, branch campuses. A coordinator confirms, joins with a known one, or rejects.

create sequence unit_proposal_seq start with 50 increment by 50;
create table unit_proposal (
  id bigint primary key,
  kind varchar(16) not null,
  reporting_unit_code varchar(6) not null references reporting_unit (code),
  source varchar(80) not null,
  name_zh varchar(200) not null,
  founded date,
  lead_code varchar(20) references institution (code),
  parent_code varchar(20) references institution (code),
  status varchar(16) not null,
  result_id varchar(20),
  proposed_at timestamp(3) with time zone not null,
  decided_by varchar(100),
  decided_at timestamp(3) with time zone,
  note varchar(500) not null,
  constraint unit_proposal_name unique (kind, reporting_unit_code, name_zh)
);
