-- Where does the middle one of the NUTS 2 regions of a country, or of the EU's member states, stand in each period?
-- Only periods in which most of the regions have a figure: the median of whichever regions reported this year moves
-- because others reported last year. Codes of several NUTS vintages in one publication are counted together.
with place as (
    select r.vintage, r.region, r.country, c.parent
    from region r
    join region c on c.region = r.country and c.vintage = r.vintage and c.level = '0'
    where r.level = '2'
),
within as (
    select country as area, vintage, region
    from place
    where array_contains(:areas, country)
    union all
    select parent as area, vintage, region
    from place
    where array_contains(:areas, parent)
),
counted as (
    select area, vintage, count(*) as regions
    from within
    group by area, vintage
),
size as (
    select area, max(regions) as regions
    from counted
    group by area
),
middle as (
    select
        w.area,
        o.origin,
        o.period,
        median(o.value) as value,
        cast(count(*) as bigint) as regions,
        cast(count(*) filter (where o.flag like '%b%') as bigint) as breaks
    from observation o
    join within w on w.region = o.region and w.vintage = o.vintage
    where o.indicator = :indicator and o.member = :member and o.status = 'value'
        and o.period between :first and :last
    group by w.area, o.origin, o.period
)
select
    m.area,
    m.origin,
    cast(null as bigint) as vintage,
    m.period,
    m.value,
    'value' as status,
    case when 2 * m.breaks > m.regions then 'b' end as flag,
    'modelled' as grade,
    m.regions
from middle m
join size s on s.area = m.area
where m.regions >= :least and m.regions >= :most * s.regions
order by m.area nulls last, m.origin, m.period
