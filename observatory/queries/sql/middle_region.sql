-- Where does the middle one of the NUTS 2 regions of a country, or of the EU's member states, stand in each period?
-- Codes of several NUTS vintages belong to one publication and period, so they are counted together.
with placed as (
    select o.origin, o.period, o.value, o.flag, r.country, c.parent
    from observation o
    join region r on r.region = o.region and r.vintage = o.vintage and r.level = '2'
    join region c on c.region = r.country and c.vintage = o.vintage and c.level = '0'
    where o.indicator = :indicator and o.member = :member and o.status = 'value'
        and o.period between :first and :last
),
within as (
    select country as area, origin, period, value, flag
    from placed
    where array_contains(:areas, country)
    union all
    select parent as area, origin, period, value, flag
    from placed
    where array_contains(:areas, parent)
),
middle as (
    select
        area,
        origin,
        period,
        median(value) as value,
        cast(count(*) as bigint) as regions,
        cast(count(*) filter (where flag like '%b%') as bigint) as breaks
    from within
    group by area, origin, period
)
select
    area,
    origin,
    cast(null as bigint) as vintage,
    period,
    value,
    'value' as status,
    case when 2 * breaks > regions then 'b' end as flag,
    'modelled' as grade,
    regions
from middle
where regions >= :least
order by area nulls last, origin, period
