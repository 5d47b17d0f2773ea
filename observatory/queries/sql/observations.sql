-- What was published on these indicators, regions and periods?
select
    o.indicator,
    coalesce(own.label, english.label, o.indicator) as indicator_name,
    o.region,
    coalesce(place.label, place_en.label, r.name_latin, o.region) as region_name,
    o.vintage,
    o.period,
    o.dimension,
    o.member,
    o.value,
    o.status,
    o.flag,
    i.unit,
    o.origin,
    o.grade
from observation o
left join indicator i on i.indicator = o.indicator
left join region r on r.region = o.region and r.vintage = o.vintage
left join label own
    on own.kind = 'indicator' and own.id = o.indicator and own.role = 'preferred' and own.language = :language
left join label english
    on english.kind = 'indicator' and english.id = o.indicator and english.role = 'preferred' and english.language = 'en'
left join label place
    on place.kind = 'region' and place.id = o.region and place.role = 'preferred' and place.language = :language
left join label place_en
    on place_en.kind = 'region' and place_en.id = o.region and place_en.role = 'preferred' and place_en.language = 'en'
where (:all_indicators or array_contains(:indicators, o.indicator))
    and (:all_regions or array_contains(:regions, o.region))
    and (:all_periods or array_contains(:periods, o.period))
