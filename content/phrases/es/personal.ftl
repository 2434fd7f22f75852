# Respuestas sobre los propios análisis, hechas solo con estas frases (content/personal.py).
# Todavía sin revisar por un profesional sanitario.
personal-title = <b>{ $name }: tu resultado más reciente</b>
personal-title-all = <b>Tus resultados más recientes</b>
personal-none = { $name }: no guardo ningún resultado tuyo.
personal-none-all = No guardo ningún análisis tuyo.
personal-in-general = En general:
personal-below-own = Está por debajo del rango de tu laboratorio.
personal-inside-own = Está dentro del rango de tu laboratorio.
personal-above-own = Está por encima del rango de tu laboratorio.
personal-below-typical = Está por debajo del rango habitual.
personal-inside-typical = Está dentro del rango habitual.
personal-above-typical = Está por encima del rango habitual.
personal-total-alone = El total solo no lo dice todo. Mira también los neutrófilos y los linfocitos.
personal-percent-alone = Un porcentaje solo no lo dice todo. El número absoluto dice más.
personal-lower = { $name }: más bajo que el anterior, { $value } el { $day }.
personal-higher = { $name }: más alto que el anterior, { $value } el { $day }.
personal-same = { $name }: igual que el anterior, { $value } el { $day }.
personal-was = { $name }: el anterior fue { $value } el { $day }.
personal-earlier = Antes: { $value } el { $day }.
personal-only-one = Solo guardo este, así que no puedo decir cómo cambia.
personal-only-one-of-each = Solo guardo un resultado de cada uno, así que no puedo decir cómo cambian.
